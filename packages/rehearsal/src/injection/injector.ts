import type { IncomingMessage } from 'node:http';
import { awsCallOf, bufferBody } from '@auth0-cognito/cognito-stand-in';
import type { HandledRequest, PendingExchange } from '../gateway';
import { AUTH0_ROUTE, AWS_ROUTE } from '../stand-ins';
import { injectedResponse } from './injected-response';
import type { ServiceCall } from './injected-response';
import { AUTH0_SERVICE } from './fault-file';
import { captureResponse } from './capture-response';
import { faultText } from './injected-fault';
import type { InjectedFault } from './injected-fault';

/** A fault of a rehearsal, and how many calls got it. */
export interface FaultReport {
  readonly fault: string;
  readonly injected: number;
}

/** A call that is forwarded to a stand-in. */
export interface PassingCall {
  readonly service: string;
  /** As in the file of faults; for Auth0, with the ids in the path. */
  readonly operation: string;
  /** Path of its URL, without the query. */
  readonly path: string;
  /** First bytes of the body of a call to AWS. May contain secrets. */
  readonly body: Buffer;
}

/** Chooses the fault of a call; undefined lets it pass. */
export type Decision = (call: PassingCall) => InjectedFault | undefined;

const matches = (pattern: string, operation: string) => {
  const [wanted, asked] = [pattern.split('/'), operation.split('/')];
  return wanted.length === asked.length && wanted.every((part, index) => part === '*' || part === asked[index]);
};

interface Entry {
  readonly fault: InjectedFault;
  /** Matching calls so far. */
  seen: number;
  injected: number;
}

const entryOf = (fault: InjectedFault): Entry => ({ fault, seen: 0, injected: 0 });

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/**
 * Injects faults between Terraform and the stand-ins. It is active only while Terraform runs: calls of the rehearsal itself get no faults.
 */
export class Injector {
  private readonly entries: Entry[];
  private running = 0;
  private decision: Decision | undefined;

  constructor(
    faults: readonly InjectedFault[],
    private readonly onInjected: (text: string) => void = () => undefined,
  ) {
    this.entries = faults.map(entryOf);
  }

  /** Adds faults, also for programs that a test starts, until the returned function is called. */
  add(faults: readonly InjectedFault[]): () => void {
    this.entries.push(...faults.map(entryOf));
    return this.start();
  }

  /** Sets a function that chooses the fault of each call of Terraform, before the list of faults; undefined removes it. */
  decideBy(decision: Decision | undefined): void {
    this.decision = decision;
  }

  /** Activates the injection until the returned function is called. */
  start(): () => void {
    this.running += 1;
    let isOver = false;
    return () => {
      if (!isOver) this.running -= 1;
      isOver = true;
    };
  }

  /** The injected faults. */
  report(): readonly FaultReport[] {
    return this.entries.map(({ fault, injected }) => ({ fault: faultText(fault), injected }));
  }

  /** Forwards a request to its stand-in, or injects a matching fault. */
  async serve(passage: HandledRequest): Promise<void> {
    const { listener, pending, request, response, onInjected } = passage;
    const speaker = this.running > 0 ? await serviceCallOf(pending, request) : undefined;
    const fault = speaker && ((await this.decided(speaker, pending, request)) ?? this.next(speaker));
    if (!speaker || !fault) return void listener(request, response);
    const text = faultText(fault);
    onInjected(text);
    this.onInjected(text);
    await inject(fault, speaker, passage);
  }

  private async decided(
    { service, operation }: ServiceCall,
    { path }: PendingExchange,
    request: IncomingMessage,
  ): Promise<InjectedFault | undefined> {
    if (!this.decision) return undefined;
    // The Auth0 stand-in cannot handle a body that was partly read.
    const body = service === AUTH0_SERVICE ? Buffer.alloc(0) : await bufferBody(request);
    return this.decision({ service, operation, path, body });
  }

  /** Counts a call, and returns the fault that it gets. */
  private next({ service, operation }: ServiceCall): InjectedFault | undefined {
    const met = this.entries.filter(({ fault }) => fault.service === service && matches(fault.operation, operation));
    let next: InjectedFault | undefined;
    for (const entry of met) {
      const turn = entry.seen - entry.fault.skip;
      entry.seen += 1;
      if (next || turn < 0 || turn >= entry.fault.times) continue;
      entry.injected += 1;
      next = entry.fault;
    }
    return next;
  }
}

/** Service and operation of a request; undefined for a request without faults. */
async function serviceCallOf(
  { route, method, path }: PendingExchange,
  request: IncomingMessage,
): Promise<ServiceCall | undefined> {
  if (route === AUTH0_ROUTE) return { service: AUTH0_SERVICE, operation: `${method} ${path}` };
  return route === AWS_ROUTE ? awsCallOf(request) : undefined;
}

async function inject(
  fault: InjectedFault,
  speaker: ServiceCall,
  { listener, request, response }: HandledRequest,
): Promise<void> {
  const isDone = fault.direction !== 'request';
  const answer = isDone ? await captureResponse(listener, request) : undefined;
  switch (fault.kind) {
    case 'freeze':
      return;
    case 'cut':
      if (answer && fault.direction === 'inside') {
        request.socket.write(answer.subarray(0, Math.floor(answer.length / 2)), () => request.socket.destroy());
        return;
      }
      request.socket.destroy();
      return;
    case 'slow':
      await pause(fault.seconds ?? 0);
      if (answer) request.socket.end(answer);
      else listener(request, response);
      return;
    default: {
      const { status, headers, body } = injectedResponse(fault, speaker);
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
    }
  }
}
