import type {
  MadeWebhook,
  NewShop,
  NewWebhook,
  Shop,
  ShopDeliveries,
  Shops,
  Webhook,
  WebhookDeliveries,
  WebhookList,
} from '../../api/types';
import type { Verbs } from '../../api/verbs';

export const programs = ['shopify', 'woocommerce'] as const;
export const events = ['mail.logged', 'customer.changed', 'customer.erased', 'invoice.overdue'] as const;

/** The calls of web shops and webhooks. */
export const integrationCalls = ({ send, get, add, replace }: Verbs) => {
  const drop = (path: string) => send<undefined>({ method: 'DELETE', path, interactive: true });
  const act = (path: string) => send<undefined>({ method: 'POST', path, interactive: true });
  return {
    shops: (signal: AbortSignal) => get<Shops>('/api/admin/shops', signal),
    connect: (body: NewShop) => add<Shop>('/api/admin/shops', body),
    changeSecret: (id: string, secret: string) =>
      send<undefined>({ method: 'PUT', path: `/api/admin/shops/${id}/secret`, body: { secret }, interactive: true }),
    disconnect: (id: string) => drop(`/api/admin/shops/${id}`),
    leftOut: (id: string, signal: AbortSignal) => get<ShopDeliveries>(`/api/admin/shops/${id}/deliveries`, signal),
    message: (id: string, delivery: string) =>
      send<Blob>({
        method: 'GET',
        path: `/api/admin/shops/${id}/deliveries/${delivery}`,
        file: true,
        interactive: true,
      }),
    retry: (id: string, delivery: string) => act(`/api/admin/shops/${id}/deliveries/${delivery}/retry`),
    retryAll: (id: string) => act(`/api/admin/shops/${id}/retry`),
    webhooks: (signal: AbortSignal) => get<WebhookList>('/api/admin/webhooks', signal),
    makeWebhook: (body: NewWebhook) => add<MadeWebhook>('/api/admin/webhooks', body),
    changeWebhook: (id: string, version: string, body: NewWebhook) =>
      replace<Webhook>(`/api/admin/webhooks/${id}`, version, body),
    deleteWebhook: (id: string) => drop(`/api/admin/webhooks/${id}`),
    enable: (id: string) => act(`/api/admin/webhooks/${id}/enable`),
    test: (id: string) => act(`/api/admin/webhooks/${id}/test`),
    renew: (id: string) =>
      send<{ readonly secret: string }>({
        method: 'POST',
        path: `/api/admin/webhooks/${id}/secret`,
        interactive: true,
      }),
    deliveries: (id: string, signal: AbortSignal) =>
      get<WebhookDeliveries>(`/api/admin/webhooks/${id}/deliveries`, signal),
    resend: (id: string, delivery: string) => act(`/api/admin/webhooks/${id}/deliveries/${delivery}/resend`),
  };
};
