/** What the administrator's set-up page says: a sentence for each finding, and how to fix it where somebody must. */
export const en = {
  'setup.title': 'OutlookCrm set-up',
  'setup.intro': 'This page tests your installation end to end. It changes nothing.',
  'setup.busy': 'Checking… {done} of {all} done.',
  'setup.fine': 'Everything works.',
  'setup.nearly': { one: 'Works, with {count} warning.', other: 'Works, with {count} warnings.' },
  'setup.signin': 'Sign in as an administrator to check the rest.',
  'setup.faults': { one: '{count} problem to fix.', other: '{count} problems to fix.' },
  'setup.passed': { one: '{count} check passed', other: '{count} checks passed' },
  'setup.consented':
    'Consent was given. Next: assign roles in the Microsoft Entra admin center (Enterprise applications, OutlookCrm, ' +
    'Users and groups), then sign in here.',
  'setup.notConsented':
    'Consent was not given: Microsoft answered “{detail}”. Open the address for consent again, as an administrator.',
  'setup.again': 'Check again',
  'setup.settings': 'Settings',
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
  'setup.of.token': 'Access token',
  'setup.of.role': 'Your role',
  'setup.of.storage': 'Storage',
  'setup.of.credential': 'The application’s secret or certificate',
  'setup.of.application': 'The application in Microsoft Entra',
  'setup.of.consent': 'Consent',
  'setup.of.graph': 'Microsoft Graph',
  'setup.of.clock': 'The server’s clock',
  'setup.of.notifications': 'Public address',
  'setup.of.manifest': 'Deployed manifest',
  'setup.of.check': 'Another check',

  'setup.addressSecure': 'The pane is served at {detail}.',
  'setup.addressPlain': '{detail} is served over http, which Outlook does not load.',
  'setup.addressPlain.fix': 'Put a reverse proxy with a certificate in front of the API and open this page over https.',
  'setup.framesAllowed': 'Outlook may show the pane.',
  'setup.framesBlocked': 'The header {detail} keeps Outlook from showing the pane.',
  'setup.framesBlocked.fix':
    'Remove the header where your proxy adds it, or put Outlook’s hosts back into the setting Pane:FrameAncestors.',
  'setup.framesMissing': 'Outlook may show the pane, but not at {detail}.',
  'setup.framesMissing.fix':
    'Add these hosts to frame-ancestors in the Content-Security-Policy of your proxy, or to the setting Pane:FrameAncestors.',
  'setup.headersKept': 'The headers arrive as the API sends them.',
  'setup.headersLost': 'These headers are missing or too weak when they arrive: {detail}.',
  'setup.headersLost.fix':
    'Let your proxy pass the API’s headers through, or add them in the proxy, HSTS for at least a year.',
  'setup.pageUnreadable': 'The pane’s own page could not be read.',
  'setup.pageUnreadable.fix': 'Check that the proxy leads the root of this address to the API, without a redirect.',
  'setup.browserClockRight': 'This clock agrees with the server’s clock.',
  'setup.browserClockWrong': 'This clock differs from the server’s clock by {detail} seconds.',
  'setup.browserClockWrong.fix':
    'Synchronise this computer’s clock with the network. If it is right, the server’s clock is wrong.',

  'setup.signInNeeded': 'You are not signed in.',
  'setup.signInNeeded.fix':
    'Choose Sign in. If signing in does not finish, add this page’s address to the application as a redirect URI; ' +
    '`register` with --yes does that.',
  'setup.signInUnknown': 'Microsoft doesn’t know this application ({detail}).',
  'setup.signInUnknown.fix':
    'Run `register` with --yes, open the address for consent that it prints, then sign in here. If the application exists, ' +
    'compare AzureAd:ClientId and AzureAd:TenantId with the ids that `register` prints.',
  'setup.signInRefused': 'Microsoft did not sign you in ({detail}).',
  'setup.signInRefused.fix':
    'login.microsoftonline.com/error explains the code. `register` shows whether the application has changed.',
  'setup.signedIn': 'Microsoft signed you in.',
  'setup.apiFailed': 'The CRM failed ({detail}).',
  'setup.apiFailed.fix': 'Look for this reference in the API’s log.',
  'setup.apiSilent': 'The CRM cannot be reached ({detail}).',
  'setup.apiSilent.fix':
    'Open /health/ready: it answers 200 when the API is running. If it does, check the proxy between this page and the API.',
  'setup.tokenAccepted': 'The CRM accepts your token.',
  'setup.tokenAudience': 'Your token is for “{detail}”, not for this application.',
  'setup.tokenAudience.fix':
    'Set AzureAd:ClientId to the application that exposes access_as_user, then run `register` with --yes.',
  'setup.tokenExpired': 'Your token expired {detail} minutes ago, by this computer’s clock.',
  'setup.tokenExpired.fix':
    'Sign in again. If this happens again, synchronise this computer’s clock and the server’s clock with the network.',
  'setup.tokenScope': 'Your token is for this application, but has no scope {detail}.',
  'setup.tokenScope.fix':
    'Run `register` with --yes: it exposes {detail} and lets Outlook ask for it. Then sign in again.',
  'setup.tokenRefused': 'The CRM does not accept your token, although it is for this application.',
  'setup.tokenRefused.fix':
    'Common reasons: the server’s clock is wrong, AzureAd:Instance names another cloud, or another program ' +
    'asked for the token (AzureAd:AllowedClients). The API’s log names the reason.',
  'setup.tenantUnknown': 'Your organisation ({detail}) does not use this installation.',
  'setup.tenantUnknown.fix': 'Add its id to the setting Tenants and restart the API.',
  'setup.roleAdmin': 'You are an administrator.',
  'setup.roleMissing': 'You need the role Crm.Admin; you have {detail}.',
  'setup.roleNone': 'You need the role Crm.Admin; you have no role.',
  'setup.roleNone.fix':
    'In Microsoft Entra, Enterprise applications, OutlookCrm, Users and groups: assign Crm.Admin to yourself, then sign in again.',
  'setup.roleMissing.fix':
    'In Microsoft Entra, Enterprise applications, OutlookCrm, Users and groups: assign Crm.Admin to yourself, then sign in again.',

  'setup.storageWritable': 'Writing and reading back works.',
  'setup.storageNotWritable': '{detail}',
  'setup.storageNotWritable.fix':
    'SQLite: the disk needs free space, and the API’s account the right to write. Tables: the API’s identity needs the ' +
    'role Storage Table Data Contributor.',
  'setup.credentialAccepted': 'Microsoft accepts the secret or certificate.',
  'setup.credentialExpired': 'The secret or certificate has expired ({detail}): no one can log mail.',
  'setup.credentialExpired.fix':
    'Add a new certificate or secret to the application, put it into AzureAd:ClientCertificates or AzureAd:ClientSecret, restart the API.',
  'setup.credentialRefused': 'Microsoft does not accept the secret or certificate ({detail}).',
  'setup.credentialRefused.fix':
    'Compare it with the application’s Certificates and secrets. The setting needs a secret’s value, not its id.',
  'setup.applicationUnknown': 'Your organisation has no application with this id ({detail}).',
  'setup.applicationUnknown.fix':
    'Compare AzureAd:ClientId with the id that `register` prints. If they are the same, open the ' +
    'address for consent that it prints; several organisations need --multi-tenant.',
  'setup.applicationDisabled': 'The application is turned off ({detail}).',
  'setup.applicationDisabled.fix':
    'In Microsoft Entra, Enterprise applications, OutlookCrm, Properties: set “Enabled for users to sign in?” ' +
    'to Yes. If Microsoft disabled it, that page says why.',
  'setup.entraRefused': 'Microsoft refuses the application ({detail}).',
  'setup.entraRefused.fix':
    'login.microsoftonline.com/error explains the code. `register` shows whether the application has changed.',
  'setup.entraUnreachable': 'Microsoft’s sign-in service is not responding.',
  'setup.entraUnreachable.fix':
    'Allow the server to reach login.microsoftonline.com over https, through your proxy or firewall.',
  'setup.consentGiven': 'Consent was given for everything that the CRM asks for.',
  'setup.consentMissing': 'Consent is missing for {detail}.',
  'setup.consentMissing.fix':
    'Run `register` with --yes, and with --badge for Mail.ReadWrite: consent covers only what ' +
    'the application lists. Then open the link as a global administrator and accept, once for everyone.',
  'setup.profileConsentMissing':
    'Consent is missing for {detail}: the CRM treats colleagues from your other domains, and colleagues’ other addresses, as strangers. ' +
    'Everything else works.',
  'setup.profileConsentMissing.fix':
    'Run `register` with --yes, then open the link as a global administrator and accept, once for everyone. ' +
    'Or name your domains in Correspondence:OwnDomains.',
  'setup.consentUnknown': 'Consent could not be checked, because of another problem.',
  'setup.consentUnknown.fix': 'Fix the other problem first, then check again.',
  'setup.signInAgain': 'Your organisation asks you to sign in again before the CRM reads your mailbox.',
  'setup.signInAgain.fix': 'Sign in again in Outlook. The pane asks your users in the same way.',
  'setup.conditionalAccess': 'A Conditional Access policy refuses the CRM for your account ({detail}).',
  'setup.conditionalAccess.fix':
    'Signing in again does not help. Microsoft Entra, Sign-in logs, names the policy: change it to allow OutlookCrm ' +
    'and the server’s address, or use a device and a place that the policy allows.',
  'setup.accountElsewhere': 'Your account belongs to another organisation ({detail}).',
  'setup.accountElsewhere.fix':
    'Sign in with an account of the organisation itself, or ask for an invitation as a guest; a guest has no mailbox here.',
  'setup.graphAnswers': 'It can read your mailbox.',
  'setup.graphWithoutMailbox':
    'Microsoft Graph answers. This account has no mailbox, which is fine for an administrator.',
  'setup.graphDenied': 'Microsoft Graph answers, but cannot read your own mailbox ({detail}).',
  'setup.graphDenied.fix':
    'Ask your Exchange administrator whether a policy keeps applications from mailboxes. ' +
    'The policy may affect other people too: log an email with a salesperson’s account to find out.',
  'setup.graphThrottled': 'Microsoft Graph is throttling requests and asks for a pause of {detail} seconds.',
  'setup.graphThrottled.fix':
    'Wait and check again. If this continues, another program is using these mailboxes heavily.',
  'setup.graphUnreachable': 'Microsoft Graph is not responding.',
  'setup.graphUnreachable.fix':
    'Allow the server to reach graph.microsoft.com over https (Graph:BaseUrl in other clouds).',
  'setup.graphUnknown': 'Microsoft Graph could not be checked, because of another problem.',
  'setup.graphUnknown.fix': 'Fix the other problem first, then check again.',
  'setup.clockRight': 'The server’s clock agrees with Microsoft’s clock.',
  'setup.clockWrong':
    'The server’s clock differs from Microsoft’s clock by {detail} seconds. From five minutes on, sign-in fails.',
  'setup.clockWrong.fix': 'Turn on time synchronisation (NTP) on the server.',
  'setup.clockUnknown': 'Microsoft’s clock could not be read.',
  'setup.clockUnknown.fix': 'Allow the server to reach login.microsoftonline.com over https.',
  'setup.addressReached': 'The public address leads to this API, so Microsoft can deliver notifications.',
  'setup.addressNotSet': 'The public address is not set, so it was not checked.',
  'setup.addressNotSet.fix':
    'Set Pane:Address to the address under which Outlook reaches it, such as https://crm.example.com.',
  'setup.addressNotReached':
    'The public address is not responding ({detail}), so Microsoft cannot deliver notifications.',
  'setup.addressNotReached.fix':
    'Check the name, the certificate and the firewall: https on port 443 from the Internet to the proxy.',
  'setup.addressOfAnother': 'Another program answers at the public address.',
  'setup.addressOfAnother.fix': 'Check Pane:Address and where your proxy leads it.',
  'setup.manifestCurrent': 'Outlook opens the pane with version {detail}, the one served here.',
  'setup.manifestOld': 'Outlook still opens the pane with version {detail}.',
  'setup.manifestOld.fix':
    'Upload the manifest below in Integrated apps as an update. It takes up to a day to reach everyone.',
  'setup.manifestNotSeen': 'No one has opened the pane from a deployed manifest yet.',
  'setup.manifestNotSeen.fix':
    'Upload the manifest below in Integrated apps, then open a message in Outlook and open the pane.',
  'setup.checkFailed': 'The check {detail} failed.',
  'setup.checkFailed.fix': 'The API’s log has the details.',
} as const;
