/** A package of bench/package.json. Its types are not installed with the product's, so the caller says which part of it is used. */
export async function peer<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}
