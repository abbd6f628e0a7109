/**
 * One whole number for a pair of ids, the same every time and no other pair's (Szudzik's pairing). A double holds it exactly
 * while both ids are below 94,906,265.
 */
export function likeIdOf(userId: number, postId: number): number {
  return userId < postId ? postId * postId + userId : userId * userId + userId + postId
}
