import type { EditedNote, EditedTask, MyTasks, NewNote, NewTalk, NewTask, Note, Talk, Task } from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The calls that write, read, edit and remove notes, tasks, calls and meetings, and the one that lists my own tasks. */
export const reminderCalls = ({ get, add, replace, remove }: Verbs) => ({
  writeNote: (customerId: string, body: NewNote) => add<Note>(`/api/customers/${customerId}/notes`, body),
  note: (customerId: string, id: string) => get<Note>(`/api/customers/${customerId}/notes/${id}`),
  editNote: (customerId: string, id: string, version: string, body: EditedNote) =>
    replace<Note>(`/api/customers/${customerId}/notes/${id}`, version, body),
  removeNote: (customerId: string, id: string, version: string) =>
    remove(`/api/customers/${customerId}/notes/${id}`, version),
  addTask: (customerId: string, body: NewTask) => add<Task>(`/api/customers/${customerId}/tasks`, body),
  task: (customerId: string, id: string) => get<Task>(`/api/customers/${customerId}/tasks/${id}`),
  editTask: (customerId: string, id: string, version: string, body: EditedTask) =>
    replace<Task>(`/api/customers/${customerId}/tasks/${id}`, version, body),
  removeTask: (customerId: string, id: string, version: string) =>
    remove(`/api/customers/${customerId}/tasks/${id}`, version),
  finish: (customerId: string, id: string) => add<Task>(`/api/customers/${customerId}/tasks/${id}/done`, {}),
  reopen: (customerId: string, id: string) => add<Task>(`/api/customers/${customerId}/tasks/${id}/reopen`, {}),
  putOff: (customerId: string, id: string, dueOn: string) =>
    add<Task>(`/api/customers/${customerId}/tasks/${id}/put-off`, { dueOn }),
  recordTalk: (customerId: string, body: NewTalk) => add<Talk>(`/api/customers/${customerId}/talks`, body),
  talk: (customerId: string, id: string) => get<Talk>(`/api/customers/${customerId}/talks/${id}`),
  editTalk: (customerId: string, id: string, version: string, body: NewTalk) =>
    replace<Talk>(`/api/customers/${customerId}/talks/${id}`, version, body),
  removeTalk: (customerId: string, id: string, version: string) =>
    remove(`/api/customers/${customerId}/talks/${id}`, version),
  mine: (signal: AbortSignal) => get<MyTasks>('/api/me/tasks', signal),
  mineAfter: (after: string) => get<MyTasks>(`/api/me/tasks?after=${after}`),
});
