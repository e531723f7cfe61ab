import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { ofSpareParts } from '../../evidence/harmless-lines.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { shell } from '../../remedy/forms.ts';
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
  quote: { where: anywhere, says: stating('load-module'), butNot: anyOf([/CannotPull|resolve ref/, ofSpareParts]) },
  sentence: (found) =>
    `the application does not find ${found.capture(/(?:module|package|named|class|jarfile|assembly|libraries:|load such file --|ClassNotFoundException:|open file) ['"]?([\w@./:-]{1,200})/) ?? 'a part of itself'} in the image`,
  remedies: (_found, timeline) => [
    {
      text: 'Put the missing part into the image: its build step, its dependency, or the right working directory.',
      paste: [shell(`docker run --rm -it --entrypoint sh ${imageWord(timeline)}`)],
    },
  ],
});
