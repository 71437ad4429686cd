/**
 * What is changed in the sources of others before they are compiled: as few places as possible, each found by its text,
 * which must be there exactly once.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BuildError } from './errors.mjs';

/**
 * llhttp 9.4.3 never returns from a NUL in a header value that is judged relaxed: what looks for the end of the value sends it
 * back, and it takes none of it. One packet would stop the machine, so a NUL is refused as in strict values.
 */
export const parserChanges = [
  {
    what: 'relaxed values end at a NUL',
    find: 'return (state->lenient_flags & 1024) == 1024;',
    replace: 'return (state->lenient_flags & 1024) == 1024 && *p != 0;',
  },
];

/**
 * The engine tells nobody of an `await`, so AsyncLocalStorage could not follow one. A reaction of a promise and a job keep
 * the asynchronous context that they were made in (`async_context_…` of src/quickjs-inside.c), and it is in place while
 * the job runs.
 */
export const engineChanges = [
  {
    what: 'a job has a context',
    find: '    JSJobFunc *job_func;\n    int argc;\n',
    replace: '    JSJobFunc *job_func;\n    JSValue async_context;\n    int argc;\n',
  },
  {
    what: 'which is that of its making',
    find: '    e->job_func = job_func;\n',
    replace: '    e->job_func = job_func;\n    e->async_context = async_context_take();\n',
  },
  {
    what: 'and is in place while it runs',
    find: '    res = e->job_func(e->ctx, e->argc, vc(e->argv));\n',
    replace: [
      '    JSValue outside = async_context_enter(ctx, e->async_context);',
      '    res = e->job_func(e->ctx, e->argc, vc(e->argv));',
      '    async_context_leave(ctx, outside);',
      '    JS_FreeValue(ctx, e->async_context);',
      '',
    ].join('\n'),
  },
  {
    what: 'or goes with a job that never runs',
    find: '            JS_FreeValueRT(rt, e->argv[i]);\n',
    replace: '            JS_FreeValueRT(rt, e->argv[i]);\n        JS_FreeValueRT(rt, e->async_context);\n',
  },
  {
    what: 'a reaction has a context',
    find: '    JSValue handler;\n} JSPromiseReactionData;',
    replace: '    JSValue handler;\n    JSValue async_context;\n} JSPromiseReactionData;',
  },
  {
    what: 'which is that of its making too',
    find: '        rd->handler = js_dup(handler);\n',
    replace: '        rd->handler = js_dup(handler);\n        rd->async_context = async_context_take();\n',
  },
  {
    what: 'is seen by the collector',
    find: '            JS_MarkValue(rt, rd->handler, mark_func);\n',
    replace:
      '            JS_MarkValue(rt, rd->handler, mark_func);\n            JS_MarkValue(rt, rd->async_context, mark_func);\n',
  },
  {
    what: 'is freed',
    find: '    JS_FreeValueRT(rt, rd->handler);\n',
    replace: '    JS_FreeValueRT(rt, rd->handler);\n    JS_FreeValueRT(rt, rd->async_context);\n',
  },
  {
    what: 'and becomes that of its job when the promise is settled',
    find: '        args[4] = value;\n        JS_EnqueueJob(ctx, promise_reaction_job, 5, args);\n',
    replace: [
      '        args[4] = value;',
      '        JSValue outside = async_context_enter(ctx, rd->async_context);',
      '        JS_EnqueueJob(ctx, promise_reaction_job, 5, args);',
      '        async_context_leave(ctx, outside);',
      '',
    ].join('\n'),
  },
];

/** A copy of a file in `directory` with these changes; answers its path. Throws BuildError where one has no place. */
export function withChanges(original, directory, changes) {
  let text = readFileSync(original, 'utf8');
  for (const { what, find, replace } of changes) {
    const parts = text.split(find);
    if (parts.length !== 2)
      throw new BuildError(`${original}: '${what}' has ${parts.length - 1} places, and 1 was expected`);
    text = parts.join(replace);
  }
  const target = join(directory, basename(original));
  mkdirSync(directory, { recursive: true });
  writeFileSync(target, text);
  return target;
}
