import { officeLoaded } from './office';

/**
 * In the sign-in window: finds the pane that opened it, null where none did. Must come before the window goes to Entra:
 * Office.js learns its host from the first address and remembers it for the way back.
 */
export async function findPane(): Promise<((message: string) => void) | null> {
  if (!(await officeLoaded())) {
    return null;
  }

  await Office.onReady();
  // Only a pane of our own origin may hear it.
  return (message) => Office.context.ui.messageParent(message, { targetOrigin: location.origin });
}
