// The name of a header as people write it.

/** `accept-datetime` is `Accept-Datetime`. */
export function headerName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
