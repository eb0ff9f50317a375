/** What the administrator's set-up page says: a sentence for each finding, and how to mend it where it needs somebody. */
export const en = {
  'setup.title': 'Set-up of OutlookCrm',
  'setup.intro': 'This page tests your installation end to end. It changes nothing.',
  'setup.busy': 'Testing…',
  'setup.fine': 'Everything works.',
  'setup.nearly': 'Works, but check the marked lines.',
  'setup.signin': 'Sign in as an administrator to test the rest.',
  'setup.faults': { one: '{count} problem to fix.', other: '{count} problems to fix.' },
  'setup.again': 'Check again',
  'setup.link': 'Open the page where you can fix this',
  'setup.manifests': 'The manifests of this installation',
  'setup.manifests.words': 'For Microsoft 365 admin center, Settings, Integrated apps, Upload custom apps.',
  'setup.manifests.version':
    'Version {version}, for Microsoft 365 admin center, Settings, Integrated apps, Upload custom apps.',
  'setup.manifests.xml': 'Add-in manifest (XML): every Outlook, phones and Mac too',
  'setup.manifests.zip': 'Unified app package (ZIP): Windows and the web',
  'setup.state.ok': 'Works:',
  'setup.state.warning': 'Warning:',
  'setup.state.fault': 'Problem:',

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
  'setup.addressPlain.mend':
    'Put a reverse proxy with a certificate in front of the API and open this page over https.',
  'setup.framesAllowed': 'Outlook may show the pane.',
  'setup.framesBlocked': 'The header {detail} keeps Outlook from showing the pane.',
  'setup.framesBlocked.mend':
    'Remove the header where your proxy adds it, or put Outlook’s hosts back into the setting Pane:FrameAncestors.',
  'setup.framesMissing': 'Outlook may show the pane, but not at {detail}.',
  'setup.framesMissing.mend':
    'Add these hosts to frame-ancestors in the Content-Security-Policy of your proxy, or to the setting Pane:FrameAncestors.',
  'setup.headersKept': 'They arrive as the API sends them.',
  'setup.headersLost': 'Missing or too weak when they arrive here: {detail}.',
  'setup.headersLost.mend': 'Let your proxy pass the API’s headers through, or send them itself; HSTS for a year.',
  'setup.pageUnreadable': 'The pane’s own page could not be read.',
  'setup.pageUnreadable.mend': 'Check that the proxy forwards the root of this address to the API, without a redirect.',
  'setup.browserClockRight': 'It agrees with the server’s clock.',
  'setup.browserClockWrong': 'It differs from the server’s clock by {detail} seconds.',
  'setup.browserClockWrong.mend':
    'Synchronise this computer’s clock with the network. If this clock is right, the server’s clock is wrong.',

  'setup.signInNeeded': 'You are not signed in.',
  'setup.signInNeeded.mend':
    'Choose Sign in. If sign-in does not finish, register this page’s address as a redirect URI of the application (the register command does this).',
  'setup.signedIn': 'Microsoft signed you in.',
  'setup.apiFailed': 'The CRM did not answer as expected: {detail}.',
  'setup.apiFailed.mend': 'Search the API’s log for this reference; /health/ready shows whether the API is running.',
  'setup.tokenAccepted': 'The CRM accepts your token.',
  'setup.tokenAudience': 'Your token is for “{detail}”, not for this application.',
  'setup.tokenAudience.mend':
    'Set AzureAd:ClientId to the application that exposes access_as_user, and run the `register` command to fix the application.',
  'setup.tokenExpired': 'Your token expired {detail} minutes ago by this computer’s clock.',
  'setup.tokenExpired.mend':
    'Sign in again for a new token. If this problem returns, synchronise this computer’s clock and the server’s clock with the network.',
  'setup.tokenScope': 'Your token is for this application, but lacks the scope {detail}.',
  'setup.tokenScope.mend':
    'Run `register` with --yes: it exposes {detail} and allows Outlook to request it. Then sign in again.',
  'setup.tokenRefused': 'The CRM does not accept your token, although it is for this application.',
  'setup.tokenRefused.mend':
    'Usual reasons: the server’s clock is wrong, AzureAd:Instance names another cloud, or another program ' +
    'asked for it (AzureAd:AllowedClients). The API’s log names it.',
  'setup.tenantUnknown': 'Your organisation ({detail}) is not allowed in this installation.',
  'setup.tenantUnknown.mend': 'Add its id to the setting Tenants and restart the API.',
  'setup.roleAdmin': 'You are an administrator.',
  'setup.roleMissing': 'You need the role Crm.Admin; you have {detail}.',
  'setup.roleMissing.mend':
    'In Microsoft Entra, Enterprise applications, OutlookCrm, Users and groups: assign Crm.Admin to yourself, then sign in again.',

  'setup.storageWritable': 'Writing and reading back works.',
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
  'setup.applicationUnknown': 'Your organisation has no application with this id ({detail}).',
  'setup.applicationUnknown.mend':
    'Compare AzureAd:ClientId with the id that `register` prints. If the two ids are the same, open the consent address that it prints; several organisations need --multi-tenant.',
  'setup.applicationDisabled': 'An administrator has disabled the application ({detail}).',
  'setup.applicationDisabled.mend':
    'In Microsoft Entra, Enterprise applications, OutlookCrm, Properties: set “Enabled for users to sign in?” ' +
    'to Yes. If Microsoft disabled it, that page says why.',
  'setup.entraRefused': 'Microsoft rejects it ({detail}).',
  'setup.entraRefused.mend':
    'login.microsoftonline.com/error explains the code. `register` shows whether the application has changed.',
  'setup.entraUnreachable': 'Microsoft’s sign-in does not respond.',
  'setup.entraUnreachable.mend':
    'Allow the server to reach login.microsoftonline.com over https, through your proxy or firewall.',
  'setup.consentGiven': 'Given for everything the CRM requests.',
  'setup.consentMissing': 'Missing for {detail}.',
  'setup.consentMissing.mend':
    'First run `register` with --yes, and with --badge for Mail.ReadWrite: consent covers only what the application lists. Then open the link as a global administrator and accept once for everyone.',
  'setup.consentUnknown': 'Could not be tested: see the line above.',
  'setup.consentUnknown.mend': 'Fix that problem first, then check again.',
  'setup.signInAgain': 'Your organisation requires you to sign in again before the mailbox can be opened.',
  'setup.signInAgain.mend': 'Sign in again in Outlook; the pane asks your users in the same way.',
  'setup.conditionalAccess': 'A Conditional Access policy blocks the CRM for your account ({detail}).',
  'setup.conditionalAccess.mend':
    'Signing in again does not help. Microsoft Entra, Sign-in logs, names the policy: allow OutlookCrm and the server’s address in the policy, or use a device and a location that it allows.',
  'setup.accountElsewhere': 'Your account belongs to another organisation ({detail}).',
  'setup.accountElsewhere.mend':
    'Sign in with an account of the organisation itself, or ask for an invitation as a guest; a guest has no mailbox here.',
  'setup.graphAnswers': 'It can read your mailbox.',
  'setup.graphWithoutMailbox': 'It responds; this account has no mailbox, which is fine for an administrator.',
  'setup.graphDenied': 'It responds, but refuses your own mailbox ({detail}).',
  'setup.graphDenied.mend':
    'Ask your Exchange and Conditional Access administrators for a policy that blocks applications from mailboxes. Other users may be blocked too: log an email with a salesperson’s account to check.',
  'setup.graphThrottled': 'It is throttling: wait {detail} seconds before the next request.',
  'setup.graphThrottled.mend': 'Wait and check again. If this continues, another program uses these mailboxes heavily.',
  'setup.graphUnreachable': 'It does not respond.',
  'setup.graphUnreachable.mend':
    'Allow the server to reach graph.microsoft.com over https (Graph:BaseUrl in other clouds).',
  'setup.graphUnknown': 'Could not be tested: see the lines above.',
  'setup.graphUnknown.mend': 'Fix those problems first, then check again.',
  'setup.clockRight': 'It agrees with Microsoft’s clock.',
  'setup.clockWrong':
    'It differs from Microsoft’s clock by {detail} seconds: sign-in fails from a difference of five minutes.',
  'setup.clockWrong.mend': 'Turn on time synchronisation (NTP) on the server.',
  'setup.clockUnknown': 'Microsoft’s clock could not be read.',
  'setup.clockUnknown.mend': 'Allow the server to reach login.microsoftonline.com over https.',
  'setup.addressReached': 'The public address reaches this server; notifications can be delivered.',
  'setup.addressNotSet': 'The server does not know its public address and cannot test it.',
  'setup.addressNotSet.mend':
    'Set Pane:Address to the address that Outlook uses for the server, such as https://crm.example.com.',
  'setup.addressNotReached': 'The public address does not respond ({detail}): notifications cannot be delivered.',
  'setup.addressNotReached.mend':
    'Check name, certificate and firewall: https on port 443 from the Internet to the proxy.',
  'setup.addressOfAnother': 'Another server responds at the public address.',
  'setup.addressOfAnother.mend': 'Check Pane:Address and the destination that your proxy forwards it to.',
  'setup.manifestCurrent': 'Outlook opens the pane with version {detail}, the one served here.',
  'setup.manifestOld': 'Outlook still opens the pane with version {detail}.',
  'setup.manifestOld.mend':
    'Upload the manifest below in Integrated apps as an update. It takes up to a day to reach everyone.',
  'setup.manifestNotSeen': 'No one has opened the pane from a deployed manifest yet.',
  'setup.manifestNotSeen.mend':
    'Upload the manifest below in Integrated apps, open a message in Outlook, open the pane.',
  'setup.checkFailed': 'The check {detail} failed.',
  'setup.checkFailed.mend': 'See the API’s log for details.',
} as const;
