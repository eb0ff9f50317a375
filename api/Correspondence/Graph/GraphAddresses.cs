using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Every address that the product asks of Graph, with exactly the members that it reads.</summary>
internal sealed class GraphAddresses
{
    private const int PageSize = 20;

    public GraphAddresses(IOptions<GraphOptions> options)
    {
        // Neither sends anything: the SDK only writes addresses here.
        using var unused = new HttpClient();
        using var sdk = new GraphServiceClient(unused, new AnonymousAuthenticationProvider());
        var root = options.Value.Root().AbsoluteUri;
        var mailbox = sdk.Users[GraphAddress.Owner];
        var (messages, message) = (mailbox.Messages, mailbox.Messages[GraphAddress.Value]);

        Message = new(root, message.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Select = MessageMapping.Select;
            request.QueryParameters.Expand = MessageMapping.Expand;
        }));
        MessageBody = new(root, message.ToGetRequestInformation(request => request.QueryParameters.Select = ["id", "body"]));
        MessageUniqueBody = new(root, message.ToGetRequestInformation(request => request.QueryParameters.Select = ["id", "uniqueBody"]));
        MessageCategories = new(root, message.ToGetRequestInformation(request => request.QueryParameters.Select = ["id", "categories"]));
        ChangeMessage = new(root, message.ToGetRequestInformation());
        MessageCopies = new(root, messages.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Filter = GraphAddress.Value;
            request.QueryParameters.Top = 5;
            request.QueryParameters.Select = MessageMapping.Select;
            request.QueryParameters.Expand = MessageMapping.Expand;
        }));
        Conversation = new(root, messages.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Filter = GraphAddress.Value;
            request.QueryParameters.Top = PageSize;
            request.QueryParameters.Select = MessageMapping.Select;
            request.QueryParameters.Expand = MessageMapping.Expand;
        }));
        ConversationSize = new(root, messages.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Filter = GraphAddress.Value;
            request.QueryParameters.Top = MostCounted;
            request.QueryParameters.Select = ["id", "internetMessageId", "isDraft", "parentFolderId"];
        }));
        AnyMessage = new(root, messages.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Top = 1;
            request.QueryParameters.Select = ["id"];
        }));
        DeletedItems = new(
            root, mailbox.MailFolders["deleteditems"].ToGetRequestInformation(request => request.QueryParameters.Select = ["id"]));
        SentItems = new(
            root, mailbox.MailFolders["sentitems"].ToGetRequestInformation(request => request.QueryParameters.Select = ["id"]));
        MessageHeaders = new(root,
            message.ToGetRequestInformation(request => request.QueryParameters.Select = ["id", "internetMessageHeaders"]));
        Me = new(root, mailbox.ToGetRequestInformation(
            request => request.QueryParameters.Select = ["id", "mail", "userPrincipalName", "proxyAddresses"]));
        Organisation = new($"{root}organization?$select=id,verifiedDomains");
        var meeting = mailbox.Events[GraphAddress.Value];
        Meeting = new(root, meeting.ToGetRequestInformation(request => request.QueryParameters.Select = MeetingMapping.Select));
    }

    /// <summary>How many messages of a conversation are counted at most.</summary>
    public const int MostCounted = 100;

    public GraphAddress Message { get; }
    public GraphAddress MessageBody { get; }
    public GraphAddress MessageUniqueBody { get; }
    public GraphAddress MessageCategories { get; }
    public GraphAddress ChangeMessage { get; }
    public GraphAddress MessageCopies { get; }
    public GraphAddress Conversation { get; }
    public GraphAddress ConversationSize { get; }

    /// <summary>Any message: the shortest question that a mailbox can be asked.</summary>
    public GraphAddress AnyMessage { get; }
    public GraphAddress DeletedItems { get; }
    public GraphAddress SentItems { get; }
    public GraphAddress Meeting { get; }
    public GraphAddress MessageHeaders { get; }

    /// <summary>The user, by addresses.</summary>
    public GraphAddress Me { get; }

    /// <summary>The user's company, by domains. Needs no more than to read the user.</summary>
    public Uri Organisation { get; }
}
