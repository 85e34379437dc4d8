/** How many answers of a delivery were ready when asked for, and how many were not. */
export async function readCounts(url: string): Promise<{ hot: number; cold: number }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const read = (name: string): number =>
    Number(new RegExp(`^stadtwort_delivery_${name}_total (\\d+)`, 'm').exec(text)?.[1])
  return { hot: read('hot'), cold: read('cold') }
}
