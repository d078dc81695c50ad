/** For logs and messages. */
export function withoutPassword(uri: string): string {
  return uri.replace(/(mongodb(?:\+srv)?:\/\/[^:@/]*):[^/]*@/g, '$1:***@')
}
