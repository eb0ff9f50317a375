/** What the administrator's set-up page says: a sentence for each finding, and how to mend it where it needs somebody. */
export const en = {
  'setup.title': 'Set-up of OutlookCrm',
  'setup.intro': 'Everything is tried now, the way it is used in earnest. Nothing here changes your set-up.',
  'setup.busy': 'Trying everything…',
  'setup.fine': 'Everything works.',
  'setup.nearly': 'It works; look at the marked lines.',
  'setup.signin': 'Sign in as an administrator to try the rest.',
  'setup.faults': { one: '{count} thing to mend.', other: '{count} things to mend.' },
  'setup.again': 'Check again',
  'setup.link': 'Open the page where this is mended',
  'setup.manifests': 'The manifests of this installation',
  'setup.manifests.words': 'For Microsoft 365 admin center, Settings, Integrated apps, Upload custom apps.',
  'setup.manifests.version':
    'Version {version}, for Microsoft 365 admin center, Settings, Integrated apps, Upload custom apps.',
  'setup.manifests.xml': 'Add-in manifest (XML): every Outlook, phones and Mac too',
  'setup.manifests.zip': 'Unified app package (ZIP): Windows and the web',
  'setup.state.ok': 'Works:',
  'setup.state.warning': 'Look at this:',
  'setup.state.fault': 'Mend this:',

  'setup.of.address': 'Address',
  'setup.of.frames': 'Shown inside Outlook',
  'setup.of.headers': 'Security headers',
  'setup.of.browserClock': 'This computer’s clock',
  'setup.of.signIn': 'Sign-in',
  'setup.of.api': 'The CRM',
  'setup.of.token': 'Token',
  'setup.of.role': 'Your role',
  'setup.of.storage': 'Storage',
  'setup.of.credential': 'The application’s secret or certificate',
  'setup.of.application': 'The application in Microsoft Entra',
  'setup.of.consent': 'Consent',
  'setup.of.graph': 'Microsoft Graph',
  'setup.of.clock': 'The server’s clock',
  'setup.of.notifications': 'Reached from outside',
  'setup.of.manifest': 'Deployed manifest',
  'setup.of.check': 'Another check',

  'setup.addressSecure': 'The pane is served at {detail}.',
  'setup.addressPlain': '{detail} is served over http, which Outlook does not load.',
  'setup.addressPlain.mend': 'Put a reverse proxy with a certificate before the API and open this page by https.',
  'setup.framesAllowed': 'Outlook may show the pane.',
  'setup.framesBlocked': 'The header {detail} keeps Outlook from showing the pane.',
  'setup.framesBlocked.mend':
    'Remove the header where your proxy adds it, or put Outlook’s hosts back into the setting Pane:FrameAncestors.',
  'setup.framesMissing': 'Outlook may show the pane, but not at {detail}.',
  'setup.framesMissing.mend':
    'Add these hosts to frame-ancestors in the Content-Security-Policy of your proxy, or to the setting Pane:FrameAncestors.',
  'setup.headersKept': 'They arrive as the API sends them.',
  'setup.headersLost': 'Missing or too weak on their way here: {detail}.',
  'setup.headersLost.mend': 'Let your proxy pass the API’s headers through, or send them itself; HSTS for a year.',
  'setup.pageUnreadable': 'The pane’s own page could not be read.',
  'setup.pageUnreadable.mend': 'Check that the proxy leads the root of this address to the API, without a redirect.',
  'setup.browserClockRight': 'It agrees with the server’s.',
  'setup.browserClockWrong': 'It differs from the server’s by {detail} seconds.',
  'setup.browserClockWrong.mend': 'Set this computer’s clock by the network. If it is right, the server’s is wrong.',

  'setup.signInNeeded': 'Nobody is signed in.',
  'setup.signInNeeded.mend':
    'Choose Sign in. If that does not end, register this page’s address as a redirect URI of the application (the register command does).',
  'setup.signedIn': 'Microsoft signed you in.',
  'setup.apiFailed': 'The CRM did not answer as it should: {detail}.',
  'setup.apiFailed.mend': 'Look for this reference in the API’s log; /health/ready tells whether it is running.',
  'setup.tokenAccepted': 'The CRM accepts your token.',
  'setup.tokenAudience': 'Your token is for “{detail}”, not for this application.',
  'setup.tokenAudience.mend':
    'Set AzureAd:ClientId to the application that exposes access_as_user, and let the register command mend the application.',
  'setup.tokenExpired': 'Your token ended {detail} minutes ago by this computer’s clock.',
  'setup.tokenExpired.mend':
    'Sign in again for a new one. If it comes back, set this computer’s clock and the server’s by the network.',
  'setup.tokenScope': 'Your token is for this application, but lacks the scope {detail}.',
  'setup.tokenScope.mend':
    'Say the register command with --yes: it exposes {detail} and lets Outlook ask for it. Then sign in again.',
  'setup.tokenRefused': 'The CRM does not accept your token, although it is for this application.',
  'setup.tokenRefused.mend':
    'Usual reasons: the server’s clock is wrong, AzureAd:Instance names another cloud, or another program ' +
    'asked for it (AzureAd:AllowedClients). The API’s log names it.',
  'setup.tenantUnknown': 'Your organisation ({detail}) is not one of this installation’s.',
  'setup.tenantUnknown.mend': 'Add its id to the setting Tenants and restart the API.',
  'setup.roleAdmin': 'You may administer.',
  'setup.roleMissing': 'You have not got the role Crm.Admin. Yours: {detail}.',
  'setup.roleMissing.mend':
    'In Microsoft Entra, Enterprise applications, OutlookCrm, Users and groups: assign Crm.Admin to yourself, then sign in again.',

  'setup.storageWritable': 'A row was written and is durable.',
  'setup.storageNotWritable': '{detail}',
  'setup.storageNotWritable.mend':
    'SQLite: the disk must have room and the API’s account the right to write. Tables: the identity needs the ' +
    'role Storage Table Data Contributor.',
  'setup.credentialAccepted': 'Microsoft accepts it.',
  'setup.credentialExpired': 'It has expired ({detail}): no mail can be logged.',
  'setup.credentialExpired.mend':
    'Add a new certificate or secret to the application, put it into AzureAd:ClientCertificates or AzureAd:ClientSecret, restart the API.',
  'setup.credentialRefused': 'Microsoft does not accept it ({detail}).',
  'setup.credentialRefused.mend':
    'Compare it with the application’s Certificates and secrets; a secret’s value, not its id, belongs into the setting.',
  'setup.applicationUnknown': 'Your organisation knows no application with this id ({detail}).',
  'setup.applicationUnknown.mend':
    'Compare AzureAd:ClientId with the id that the register command prints. If they are alike, open the ' +
    'address for consent that it prints; several organisations need --multi-tenant.',
  'setup.applicationDisabled': 'Somebody has switched the application off ({detail}).',
  'setup.applicationDisabled.mend':
    'In Microsoft Entra, Enterprise applications, OutlookCrm, Properties: set “Enabled for users to sign in?” ' +
    'to Yes. If Microsoft disabled it, that page says why.',
  'setup.entraRefused': 'Microsoft refuses it ({detail}).',
  'setup.entraRefused.mend':
    'login.microsoftonline.com/error explains the code. The register command shows whether the application has changed.',
  'setup.entraUnreachable': 'Microsoft’s sign-in does not answer.',
  'setup.entraUnreachable.mend':
    'Let the server reach login.microsoftonline.com by https, through your proxy or firewall.',
  'setup.consentGiven': 'Given for everything the CRM asks for.',
  'setup.consentMissing': 'Missing for {detail}.',
  'setup.consentMissing.mend':
    'First say the register command with --yes, and with --badge for Mail.ReadWrite: consent gives only what ' +
    'the application lists. Then open the link as a global administrator and accept, once for everybody.',
  'setup.consentUnknown': 'Could not be looked at: see the line above.',
  'setup.consentUnknown.mend': 'Mend that first, then check again.',
  'setup.signInAgain': 'Your organisation wants you to sign in again before the mailbox is opened.',
  'setup.signInAgain.mend': 'Sign in again in Outlook; your users are asked by the pane in the same way.',
  'setup.conditionalAccess': 'A Conditional Access policy refuses the CRM for your account ({detail}).',
  'setup.conditionalAccess.mend':
    'Signing in again does not help. Microsoft Entra, Sign-in logs, names the policy: let it allow OutlookCrm ' +
    'and the server’s address, or use a device and a place that it allows.',
  'setup.accountElsewhere': 'Your account belongs to another organisation ({detail}).',
  'setup.accountElsewhere.mend':
    'Sign in with an account of the organisation itself, or have yours invited as a guest; a guest has no mailbox here.',
  'setup.graphAnswers': 'It gives your mailbox.',
  'setup.graphWithoutMailbox': 'It answers; this account has no mailbox, which is fine for an administrator.',
  'setup.graphDenied': 'It answers, but does not give your own mailbox ({detail}).',
  'setup.graphDenied.mend':
    'Ask who looks after Exchange and Conditional Access for a policy that keeps applications from mailboxes. ' +
    'Others may be kept out as well: check with a salesperson’s account by logging a mail.',
  'setup.graphThrottled': 'It is throttling: it asks to be left alone for {detail} seconds.',
  'setup.graphThrottled.mend': 'Wait and check again. If it stays, another program uses these mailboxes heavily.',
  'setup.graphUnreachable': 'It does not answer.',
  'setup.graphUnreachable.mend': 'Let the server reach graph.microsoft.com by https (Graph:BaseUrl in other clouds).',
  'setup.graphUnknown': 'Could not be asked: see the lines above.',
  'setup.graphUnknown.mend': 'Mend those first, then check again.',
  'setup.clockRight': 'It agrees with Microsoft’s.',
  'setup.clockWrong': 'It differs from Microsoft’s by {detail} seconds: sign-in fails from five minutes on.',
  'setup.clockWrong.mend': 'Turn on time synchronisation (NTP) on the server.',
  'setup.clockUnknown': 'Microsoft’s clock could not be read.',
  'setup.clockUnknown.mend': 'Let the server reach login.microsoftonline.com by https.',
  'setup.addressReached': 'The public address leads here; notifications can be delivered.',
  'setup.addressNotSet': 'The server does not know its public address, so it cannot try it.',
  'setup.addressNotSet.mend':
    'Set Pane:Address to the address under which Outlook reaches it, such as https://crm.example.com.',
  'setup.addressNotReached': 'The public address does not answer ({detail}): notifications cannot be delivered.',
  'setup.addressNotReached.mend':
    'Check name, certificate and firewall: https on port 443 from the Internet to the proxy.',
  'setup.addressOfAnother': 'Something else answers under the public address.',
  'setup.addressOfAnother.mend': 'Check Pane:Address and where your proxy leads it.',
  'setup.manifestCurrent': 'Outlook opens the pane with version {detail}, the one served here.',
  'setup.manifestOld': 'Outlook still opens the pane with version {detail}.',
  'setup.manifestOld.mend':
    'Upload the manifest below in Integrated apps as an update. It takes up to a day to reach everybody.',
  'setup.manifestNotSeen': 'Nobody has opened the pane from a deployed manifest yet.',
  'setup.manifestNotSeen.mend':
    'Upload the manifest below in Integrated apps, open a message in Outlook, open the pane.',
  'setup.checkFailed': 'The check {detail} failed.',
  'setup.checkFailed.mend': 'The API’s log tells more.',
} as const;
