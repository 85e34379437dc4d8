import type { Described, Parameter, Reference } from './types.ts'

/** Gives a name to parameters that several operations take alike, as long as the name is free. */
export function shareParameters(described: readonly Described[]): {
  operations: Described[]
  parameters: Record<string, Parameter>
} {
  const shared = new Map<string, { text: string; parameter: Parameter; uses: number }>()
  for (const parameter of described.flatMap(({ operation }) => operation.parameters)) {
    if ('$ref' in parameter) continue
    const text = JSON.stringify(parameter)
    const name = sharedName(parameter)
    const held = shared.get(name)
    if (!held) shared.set(name, { text, parameter, uses: 1 })
    else if (held.text === text) held.uses += 1
  }
  const refer = (parameter: Parameter | Reference): Parameter | Reference => {
    if ('$ref' in parameter) return parameter
    const name = sharedName(parameter)
    const held = shared.get(name)
    return held && held.uses > 1 && held.text === JSON.stringify(parameter)
      ? { $ref: `#/components/parameters/${name}` }
      : parameter
  }
  return {
    operations: described.map(({ path, operation }) => ({
      path,
      operation: { ...operation, parameters: operation.parameters.map(refer) },
    })),
    parameters: Object.fromEntries(
      [...shared].flatMap(([name, { parameter, uses }]) => (uses > 1 ? [[name, parameter]] : [])),
    ),
  }
}

/** `fieldOfAction` is shared as `FieldOfAction`. */
function sharedName({ name }: Parameter): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
