// The HTTP contract in the shape openapi-typescript writes.

export interface components {
  schemas: {
    Stage: 'lead' | 'prospect' | 'customer' | 'loyal' | 'lapsed' | 'partner' | 'other';
    Metric: 'csat' | 'nps' | 'ces';
    UserRef: { userId: string; name: string };
    LoggedBy: { userId: string; name: string; at: string };
    Birthday: { month: number; day: number; year: number | null };
    Profile: {
      kind: 'person' | 'organisation';
      name: string;
      addresses: string[];
      phones: string[];
      domains: string[];
      birthday: components['schemas']['Birthday'] | null;
      language: string | null;
      country: string | null;
      region: string | null;
      city: string | null;
      role: string | null;
      company: string | null;
      organisationId: string | null;
      stage: components['schemas']['Stage'];
      owner: components['schemas']['UserRef'] | null;
      notes: string | null;
    };
    NewCustomer: Partial<Omit<components['schemas']['Profile'], 'owner'>> & {
      id?: string;
      kind: 'person' | 'organisation';
      name: string;
    };
    CustomerBody: { id: string; version: string; profile: components['schemas']['Profile'] };
    Scores: { count: number; average: number; latest: number; latestAt: string };
    Summary: {
      mails: number;
      lastMailAt: string | null;
      firstMailAt: string | null;
      feedback: {
        csat: components['schemas']['Scores'] | null;
        nps: components['schemas']['Scores'] | null;
        ces: components['schemas']['Scores'] | null;
      };
    };
    Attachment: { name: string; contentType: string; size: number; isInline: boolean };
    MailEntry: {
      subject: string;
      direction: 'received' | 'sent';
      from: { name: string; address: string } | null;
      preview: string;
      recipients: number;
      attachments: components['schemas']['Attachment'][];
      loggedBy: components['schemas']['LoggedBy'][];
      internetMessageId: string;
      conversationId: string | null;
      hasMoreText: boolean;
      mailbox: string | null;
      webLink: string | null;
    };
    FeedbackEntry: {
      id: string;
      metric: components['schemas']['Metric'];
      score: number;
      words: string | null;
      recordedBy: components['schemas']['LoggedBy'];
      internetMessageId: string | null;
    };
    Entry: {
      id: string;
      kind: 'mail' | 'feedback';
      at: string;
      mail: components['schemas']['MailEntry'] | null;
      feedback: components['schemas']['FeedbackEntry'] | null;
    };
    TimelinePage: { entries: components['schemas']['Entry'][]; next: string | null };
    CustomerCard: components['schemas']['CustomerBody'] & {
      summary: components['schemas']['Summary'];
      timeline: components['schemas']['TimelinePage'];
    };
    KnownOrganisation: { id: string; name: string; knownPeople: number };
    Person: {
      address: string;
      customer: components['schemas']['CustomerCard'] | null;
      organisation: components['schemas']['KnownOrganisation'] | null;
      lookAlike: { customerId: string; name: string; address: string } | null;
    };
    MailTruth: {
      loggedBy: components['schemas']['LoggedBy'][];
      entries: { customerId: string; entryId: string }[];
    };
    Card: { people: components['schemas']['Person'][]; mail: components['schemas']['MailTruth'] | null };
    Found: {
      id: string;
      kind: 'person' | 'organisation';
      name: string;
      company: string | null;
      role: string | null;
      address: string | null;
      city: string | null;
      country: string | null;
      stage: components['schemas']['Stage'];
    };
    Suggestion: {
      name: string;
      company: string | null;
      organisation: components['schemas']['KnownOrganisation'] | null;
      role: string | null;
      phones: string[];
      language: string | null;
      sources: { name?: string | null; company?: string | null; role?: string | null; phones?: string | null };
    };
    Participant: { name: string; address: string };
    EntryDetail: {
      entry: components['schemas']['Entry'];
      text: string;
      textTruncated: boolean;
      people: {
        from: components['schemas']['Participant'] | null;
        to: components['schemas']['Participant'][];
        cc: components['schemas']['Participant'][];
        bcc: components['schemas']['Participant'][];
      };
    };
    Message: { itemId: string; internetMessageId: string; mailbox?: string };
    Logged: {
      entries: { customerId: string; entryId: string; customerName: string }[];
      loggedBy: components['schemas']['LoggedBy'][];
      badge: 'set' | 'off' | 'failed';
    };
    ConversationPage: { logged: number; already: number; skipped: number; total: number | null; next: string | null };
    ConversationSize: { messages: number; more: boolean };
    Feedback: {
      id: string;
      version: string;
      metric: components['schemas']['Metric'];
      score: number;
      words: string | null;
      recordedBy: components['schemas']['LoggedBy'];
      internetMessageId: string | null;
      at: string;
    };
    Me: { name: string; userName: string; objectId: string; tenantId: string; roles: string[] };
    Colleague: { id: string; name: string; role: string | null; address: string | null };
  };
}
