/** What an engine itself says of a query that it cannot answer, such as `error at 1:10: expected …`. */
export class Fault extends Error {}
