import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { imageWord } from '../../remedy/images.ts';

export const appModuleMissing = quoteCause({
  id: 'app-module-missing',
  severity: 'error',
  title: 'Code or a package that the application needs is not in the image',
  explanation: 'The program starts and looks for a module, class, library or file of its own that the image does not have.',
  origins: [
    'The build step was left out, or its output stands elsewhere than the command expects.',
    'A package is only a development dependency and was pruned.',
    'WORKDIR or the module path differ from the build.',
    'A shared library is missing in a slim or Alpine image.',
  ],
  prevention: 'Start the built image once in the pipeline; it would fail there as well.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  /** Node.js, Python, Java, Ruby, PHP, .NET, and the dynamic linkers of glibc and musl. */
  quote: {
    where: anywhere,
    says: anyOf([
      /Cannot find (?:module|package)|MODULE_NOT_FOUND|ModuleNotFoundError|\bImportError\b|No module named/,
      /ClassNotFoundException|NoClassDefFoundError|Could not find or load main class|Unable to access jarfile/,
      /no main manifest attribute|cannot load such file/,
      /Could not find (?:gem )?'?[\w.-]{1,100}'? .{0,80}(?:any of the sources|locally installed gems)/,
      /Bundler::GemNotFound|Gem::\w{0,20}MissingSpec|Class "[^"]{1,200}" not found|Failed opening required/,
      /Could not load file or assembly|Could not execute because the (?:application|specified command)/,
      /error while loading shared libraries|cannot open shared object file|Error relocating/,
      /Error loading shared library|version `GLIBC\w{0,4}_[\d.]{1,10}' not found|DllNotFoundException|can't open file '/,
      /Could not open input file|UnsatisfiedLinkError|ERR_DLOPEN_FAILED|You must install (?:or update )?\.NET/,
      /Query [Ee]ngine (?:library )?.{0,80}(?:not|could)|Failed to find attribute '\w{1,60}' in|Could not import module/,
      /Error loading ASGI app|invalid ELF header|Unable to load dynamic library|failed to open stream: No such file/,
      /The application '[^']{1,200}' does not exist|intended to execute a \.NET/,
    ]),
  },
  sentence: (found) =>
    `the application does not find ${found.capture(/(?:module|package|named|class|jarfile|assembly|libraries:|load such file --|ClassNotFoundException:|open file) ['"]?([\w@./:-]{1,200})/) ?? 'a part of itself'} in the image`,
  remedy: (_found, timeline) => ({
    text: 'Put the missing part into the image: its build step, its dependency, or the right working directory.',
    paste: [{ tool: 'Shell', code: `docker run --rm -it --entrypoint sh ${imageWord(timeline)}` }],
  }),
});
