// Talking to the sandbox: JSON requests and the live stream.

export class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export async function ask(path, body, method) {
  const options = { method: method ?? (body ? "POST" : "GET"), headers: { "Content-Type": "application/json" } };
  if (body) options.body = JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(`/control/${path}`, options);
  } catch {
    throw new Refusal("The demo does not answer. Is it still running?");
  }
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(data.error ?? `The demo answered ${answer.status}.`, answer.status);
  return data;
}

export function listen(since, onEntry, onState) {
  const source = new EventSource(`/control/stream?since=${since}`);
  source.onmessage = (event) => onEntry(JSON.parse(event.data));
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
  return source;
}
