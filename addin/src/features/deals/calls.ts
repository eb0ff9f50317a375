import type { Deal, DealBoard, DealEdit, DealList, DealPage, DealWithMoves, NewDeal, Pipelines } from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The calls of the deals of a customer, and of all customers. */
export const dealsCalls = ({ get, add, replace, remove, send }: Verbs) => {
  const at = (customerId: string, id: string) => `/api/customers/${customerId}/deals/${id}`;
  const act = (deal: Deal, verb: string, body?: unknown) =>
    send<Deal>({
      method: 'POST',
      path: `${at(deal.customerId, deal.id)}/${verb}`,
      version: deal.version,
      interactive: true,
      ...(body !== undefined && { body }),
    });
  return {
    list: (customerId: string, signal: AbortSignal) =>
      get<DealPage>(`/api/customers/${customerId}/deals?limit=100`, signal),
    read: (customerId: string, id: string, signal: AbortSignal) => get<DealWithMoves>(at(customerId, id), signal),
    open: (customerId: string, body: NewDeal) => add<Deal>(`/api/customers/${customerId}/deals`, body),
    edit: (deal: Deal, body: DealEdit) => replace<Deal>(at(deal.customerId, deal.id), deal.version, body),
    move: (deal: Deal, stageId: string) => act(deal, 'move', { stageId }),
    win: (deal: Deal) => act(deal, 'win'),
    lose: (deal: Deal, reason: string, note?: string) => act(deal, 'lose', { reason, ...(note && { note }) }),
    reopen: (deal: Deal, stageId: string | null) => act(deal, 'reopen', { stageId }),
    remove: (deal: Deal) => remove(at(deal.customerId, deal.id), deal.version),
    restore: (deal: Deal) => add<Deal>(`${at(deal.customerId, deal.id)}/restore`, undefined),
    pipelines: (signal: AbortSignal) => get<Pipelines>('/api/deals/pipelines', signal),
    board: (query: string, signal: AbortSignal) => get<DealBoard>(`/api/deals/board?limit=5${query}`, signal),
    all: (query: string, signal?: AbortSignal) => get<DealList>(`/api/deals?limit=20${query}`, signal),
  };
};
