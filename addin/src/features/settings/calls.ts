import type {
  ApiKey,
  ApiKeys,
  MadeKey,
  MoneySettings,
  NewKey,
  OwnCompany,
  Pipelines,
  PipelinesChange,
  Rate,
  Rates,
} from '../../api/types';
import type { Verbs } from '../../api/verbs';

export const tables = ['customers', 'sales', 'payments', 'timeline'] as const;
export const formats = ['csv', 'json'] as const;

/** A large export takes minutes. */
const limitMs = 600_000;

/** The calls of the settings. */
export const settingsCalls = ({ send, get, add, replace }: Verbs) => {
  const put = (path: string, body: unknown) => send<undefined>({ method: 'PUT', path, body, interactive: true });
  const drop = (path: string) => send<undefined>({ method: 'DELETE', path, interactive: true });
  return {
    money: (signal: AbortSignal) => get<MoneySettings>('/api/money', signal),
    setMoney: (body: Pick<MoneySettings, 'homeCurrency' | 'timeZone'>) => put('/api/admin/money', body),
    rates: (signal: AbortSignal) => get<Rates>('/api/rates?latest=true', signal),
    enter: (rates: readonly Rate[]) => put('/api/rates', { rates }),
    company: (signal: AbortSignal) => get<OwnCompany>('/api/imports/company', signal),
    setCompany: (body: OwnCompany) => put('/api/imports/company', body),
    pipelines: (signal: AbortSignal) => get<Pipelines>('/api/deals/pipelines', signal),
    setPipelines: (version: string, body: PipelinesChange) =>
      replace<Pipelines>('/api/admin/deals/pipelines', version, body),
    export: (table: string, format: string) =>
      send<Blob>({
        method: 'GET',
        path: `/api/exports/${table}?format=${format}`,
        file: true,
        interactive: true,
        limitMs,
      }),
    keys: (signal: AbortSignal) => get<ApiKeys>('/api/admin/keys', signal),
    makeKey: (body: NewKey) => add<MadeKey>('/api/admin/keys', body),
    revokeKey: ({ id }: ApiKey) => drop(`/api/admin/keys/${id}`),
  };
};
