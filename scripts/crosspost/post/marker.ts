/** A sign with which an address could go on: a longer address is another one. */
const goesOn = /[\p{L}\p{N}%_~/?#&=+$@-]/u;
/** Signs that end a sentence after an address as well as go on in it. */
const mayEnd = /^[.,;:!'()*]+/;

/** Tells whether the address stands in the text whole, and is not the beginning or the end of a longer one. */
export function holdsAddress(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + address.length).replace(mayEnd, "");
    if (!/[\p{L}\p{N}%_/=&@-]$/u.test(before) && !goesOn.test(after.slice(0, 1))) return true;
  }
  return false;
}
