/**
 * The mark and the seven rubrics' signs: inner SVG markup on a field of 24 × 24. The `<svg>` around a sign
 * gives it its stroke (`signStroke`); a sign has no colour of its own.
 */

/** Attributes of the `<svg>` around a sign. */
export const signStroke =
  'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';

export const signs: Record<string, string> = {
  arch: '<path d="M4 20.5V12a8 8 0 0 1 16 0v8.5"/><path d="M8.5 20.5V12a3.5 3.5 0 0 1 7 0v8.5"/><path d="M2.5 20.5h6M15.5 20.5h6"/>',
  star: '<path d="m12 3.25 2.7 5.47 6.05.88-4.38 4.26 1.04 6.02L12 17.04l-5.41 2.84 1.04-6.02L3.25 9.6l6.05-.88z"/>',
  section:
    '<path d="M15.4 6.1A3.5 3.1 0 0 0 8.5 6.5c0 3.6 7 3.9 7 7.2 0 .9-.8 1.3-2 1.4"/><path d="M8.6 17.9a3.5 3.1 0 0 0 6.9-.4c0-3.6-7-3.9-7-7.2 0-.9.8-1.3 2-1.4"/>',
  globe:
    '<circle cx="12" cy="12" r="8.75"/><path d="M3.25 12h17.5"/><path d="M12 3.25c2.4 2.5 3.6 5.4 3.6 8.75s-1.2 6.25-3.6 8.75c-2.4-2.5-3.6-5.4-3.6-8.75s1.2-6.25 3.6-8.75z"/>',
  link: '<path d="M10 13.9a4.4 4.4 0 0 0 6.3.1l3-3a4.4 4.4 0 0 0-6.2-6.2l-1.5 1.5"/><path d="M14 10.1a4.4 4.4 0 0 0-6.3-.1l-3 3a4.4 4.4 0 0 0 6.2 6.2l1.5-1.5"/>',
  route:
    '<circle cx="6" cy="18.5" r="2.25"/><path d="M8.25 18.5h7.5a3.25 3.25 0 0 0 0-6.5h-7.5a3.25 3.25 0 0 1 0-6.5h7"/><circle cx="17.75" cy="5.5" r="2.25"/>',
  calendar:
    '<path d="M4 8a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v10.5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z"/><path d="M8 3.5V8M16 3.5V8M4 11.25h16"/><path d="M8.5 15.75h3"/>',
};

/** The mark of «Свод»: an arch and the door in it, filled with the current colour, on a field of 24 × 24. */
export const archPath =
  "M2.5 21.5V11.5a9.5 9.5 0 0 1 19 0v10h-4v-10a5.5 5.5 0 0 0-11 0v10zM9 21.5v-9.75a3 3 0 0 1 6 0v9.75z";
