/**
 * Works on items several at a time and gives each with its result, in their order. No more than `ahead` are taken before the first of them is done, so that
 * memory stays bounded however many there are. What `work` throws is thrown where the result would have been given.
 */
export async function* inOrder<A, B>(
  items: AsyncIterable<A> | Iterable<A>,
  ahead: number,
  work: (item: A) => Promise<B>,
): AsyncGenerator<readonly [A, B]> {
  const underWay: Promise<readonly [A, B]>[] = [];
  for await (const item of items) {
    const done = work(item).then((result) => [item, result] as const);
    // Told when its turn comes; who stops before that does not hear of it.
    done.catch(() => undefined);
    underWay.push(done);
    if (underWay.length < ahead) continue;
    const first = await underWay.shift();
    if (first !== undefined) yield first;
  }
  for (const done of underWay) yield await done;
}
