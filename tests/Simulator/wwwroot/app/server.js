// The simulator's endpoints for its own page (tests/Simulator/README.md).

async function ask(method, path, query = {}, body = undefined, type = 'application/json') {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const answer = await fetch(`/simulator/${path}?${new URLSearchParams(given)}`, {
    method,
    body,
    headers: body === undefined ? {} : { 'content-type': type },
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw Object.assign(new Error(typeof problem.error === 'string' ? problem.error : `The simulator answered ${answer.status}.`), {
      problem: problem.error,
    });
  }
  return answer.headers.get('content-type')?.includes('json') ? answer.json() : null;
}

export const server = {
  settings: () => ask('GET', 'settings'),
  users: () => ask('GET', 'users'),
  mailbox: (user, mailbox, folder, top, skip) => ask('GET', 'mailbox', { user, mailbox, folder, top, skip }),
  message: (user, mailbox, id) => ask('GET', 'message', { user, mailbox, id }),
  markRead: (user, mailbox, id, isRead) => ask('POST', 'message/read', { user, mailbox, id, isRead }),
  move: (user, mailbox, id, folder) => ask('POST', 'message/move', { user, mailbox, id, folder }),
  drop: (user, folder, shared, file) => ask('POST', 'mail', { user, folder, shared }, file, 'message/rfc822'),
  send: (user, draft) => ask('POST', 'send', { user }, JSON.stringify(draft)),
  meetings: (user, mailbox) => ask('GET', 'meetings', { user, mailbox }),
  meeting: (user, mailbox, id) => ask('GET', 'meeting', { user, mailbox, id }),
  meet: (user, shared, meeting) => ask('POST', 'meetings', { user, shared }, JSON.stringify(meeting)),
  changeMeeting: (user, mailbox, id, change) => ask('POST', 'meeting/change', { user, mailbox, id }, JSON.stringify(change)),
  properties: (user, mailbox, id) => ask('GET', 'meeting/properties', { user, mailbox, id }),
  keepProperties: (user, mailbox, id, values) => ask('POST', 'meeting/properties', { user, mailbox, id }, JSON.stringify(values)),
  token: (body) => ask('POST', 'naa-token', {}, JSON.stringify(body)),
  events: (user) => new EventSource(`/simulator/events?${new URLSearchParams({ user })}`),
};
