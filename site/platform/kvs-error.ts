/** A storage request that is refused: status and code as the service answers them. */
export class KvsError extends Error {
  override readonly name = "KvsError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const refuse = (code: string, message: string): KvsError => new KvsError(400, code, message);
