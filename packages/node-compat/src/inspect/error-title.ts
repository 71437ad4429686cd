/**
 * The first words of a printed error. A stack is written when its error is made, by the engine, which knows neither the
 * class's name nor a tag nor that the prototype was taken away; these are put in when the error is printed.
 */
export interface ErrorIdentity {
  /** The `name` property. */
  readonly name: string;
  /** The class that the object was made by; null without a prototype. */
  readonly constructor: string | null;
  /** `Symbol.toStringTag`, '' for none. */
  readonly tag: string;
}

export interface StackTitle {
  readonly title: string;
  /** How many characters at the start of the stack the title stands for. */
  readonly length: number;
}

const labelCharacter = /[\w ()[\]-]/;

/** How long the label at the start of a stack is (`TypeError`, `Error [ERR_X]`), 0 when it starts with none. */
function labelLength(stack: string): number {
  let end = 0;
  while (end < stack.length && labelCharacter.test(stack.charAt(end))) end++;
  const initial = stack.charAt(0);
  const capitalized = initial >= 'A' && initial <= 'Z';
  if (stack.startsWith(':', end) || stack.startsWith('\n    at', end))
    return capitalized && end > 1 ? end : 0;
  // Nothing but one word: a name in lower case is one too, as long as it says Error.
  const isWord = end === stack.length && !/[ ()[\]]/.test(stack);
  return isWord && stack.endsWith('Error') ? end : 0;
}

/** Adds the plain name where the new words lost it. */
function mention(words: string, name: string): string {
  return words.includes(name) ? words : `${words} [${name}]`;
}

function orphanTitle(stack: string, { name, tag }: ErrorIdentity): StackTitle {
  const length = labelLength(stack);
  const label = length === 0 ? 'Error' : stack.slice(0, length);
  const words = `[${label}: null prototype]${tag === '' || tag === label ? '' : ` [${tag}]`}`;
  const title = mention(words, name);
  // Without a label the whole stack follows as if it were the message.
  return { title: length === 0 && title === words ? `${title}: ` : title, length };
}

/** The title of `stack`; as it stands when there is nothing to put in. */
export function stackTitle(stack: string, identity: ErrorIdentity): StackTitle {
  const { name, constructor, tag } = identity;
  if (constructor === null) return orphanTitle(stack, identity);
  // Programs write other stacks, which stay theirs: only one that starts with the error's own name is amended.
  const isOwn = name.endsWith('Error') && stack.startsWith(name);
  const after = stack.charAt(name.length);
  if (!isOwn || (after !== '' && after !== ':' && after !== '\n')) return { title: '', length: 0 };
  const words = tag === '' || tag === constructor ? constructor : `${constructor} [${tag}]`;
  return { title: mention(words, name), length: name.length };
}
