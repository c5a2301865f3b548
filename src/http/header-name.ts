// Formats a header name in its usual capitalisation.

/** `accept-datetime` becomes `Accept-Datetime`. */
export function headerName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
