/**
 * Loaded into the action's process before the action: its time passes `DEMO_SPEED` times as fast since `DEMO_SINCE`, as that of the
 * pretend AWS does, so that what takes twenty minutes is seen in one. The action knows nothing of it.
 */
const speed = Number(process.env.DEMO_SPEED);
const since = Number(process.env.DEMO_SINCE);
const machineTime = Date.now.bind(Date);
const now = (): number => since + (machineTime() - since) * speed;

globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
  get: (target, member, receiver) => (member === 'now' ? now : (Reflect.get(target, member, receiver) as unknown)),
});

const sooner = <T extends typeof setTimeout | typeof setInterval>(timer: T): T =>
  new Proxy(timer, {
    apply: (target, self, [callback, milliseconds = 0, ...rest]: [unknown, number?, ...unknown[]]) =>
      Reflect.apply(target, self, [callback, Math.max(0, milliseconds) / speed, ...rest]) as unknown,
  });
globalThis.setTimeout = sooner(setTimeout);
globalThis.setInterval = sooner(setInterval);
