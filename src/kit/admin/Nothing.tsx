/** In place of a control that has no meaning here. */
export function Nothing() {
  return null
}
