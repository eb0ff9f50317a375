using System.Collections;
using System.Reflection;
using System.Text;
using Microsoft.Graph.Me.MailFolders.Item.Messages.Delta;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Every answer of the simulated Graph is one that Microsoft's own SDK reads without a member left over.</summary>
public sealed class GraphWireTests(Company simulator)
{
    private static readonly JsonParseNodeFactory Factory = new();

    [Fact]
    public async Task Answers_are_those_of_the_SDK()
    {
        var eml = Eml.Write("Zoë <zoe@customer.example>", "maria@contoso.example", "Wire", cc: "nikos@contoso.example",
            html: "<p>Hello</p>");
        var dropped = await simulator.Host.DropAsync(eml, "maria", ct: TestContext.Current.CancellationToken);
        using var graph = new GraphCalls(simulator.Host, "maria", "Mail.ReadWrite", "User.Read", "Calendars.Read", "Contacts.Read");
        string[] select = ["id", "subject", "uniqueBody", "internetMessageHeaders", "conversationId", "replyTo", "webLink"];

        var message = await ReadAsync(graph, $"/me/messages/{dropped.Id}", Message.CreateFromDiscriminatorValue);
        Assert.Equal("Wire", message.Subject);
        Assert.Equal("zoe@customer.example", message.From!.EmailAddress!.Address);
        Assert.Equal(BodyType.Html, message.Body!.ContentType);
        await ReadAsync(graph, $"/me/messages/{dropped.Id}?$select={string.Join(',', select)}&$expand=attachments",
            Message.CreateFromDiscriminatorValue);
        await ReadAsync(graph, "/me/messages?$top=3&$count=true", MessageCollectionResponse.CreateFromDiscriminatorValue);
        await ReadAsync(graph, "/me/mailFolders", MailFolderCollectionResponse.CreateFromDiscriminatorValue);
        await ReadAsync(graph, "/me/mailFolders/inbox", MailFolder.CreateFromDiscriminatorValue);
        await ReadAsync(graph, "/me/mailFolders('inbox')/messages/delta()", DeltaGetResponse.CreateFromDiscriminatorValue);
        await ReadAsync(graph, $"/me/messages/{dropped.Id}/attachments", AttachmentCollectionResponse.CreateFromDiscriminatorValue);
        await ReadAsync(graph, "/me", User.CreateFromDiscriminatorValue);
        await ReadAsync(graph, "/me/calendarView?startDateTime=2026-01-01&endDateTime=2026-01-09",
            EventCollectionResponse.CreateFromDiscriminatorValue);
        await ReadAsync(graph, "/me/contacts", ContactCollectionResponse.CreateFromDiscriminatorValue);
        await ReadAsync(graph, "/subscriptions", SubscriptionCollectionResponse.CreateFromDiscriminatorValue);
    }

    [Fact]
    public async Task Errors_are_those_of_the_SDK()
    {
        using var graph = new GraphCalls(simulator.Host, "maria");
        var answer = await graph.GetAsync($"/me/messages/{ItemIds.Rest(Guid.NewGuid(), Guid.NewGuid(), 0)}");
        var error = Parse(answer.Text, ODataError.CreateFromDiscriminatorValue);
        Assert.Equal("ErrorItemNotFound", error.Error!.Code);
        Assert.NotNull(error.Error.InnerError!.RequestId);
        Assert.NotNull(error.Error.InnerError.Date);
        Assert.Empty(Leftovers(error, "error"));
    }

    internal static async Task<T> ReadAsync<T>(GraphCalls graph, string path, ParsableFactory<T> factory)
        where T : IParsable
    {
        var answer = await graph.GetAsync(path);
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, $"{path}: {answer.Text}");
        Assert.StartsWith("https://graph.microsoft.com/v1.0/$metadata#", answer["@odata.context"], StringComparison.Ordinal);
        var read = Parse(answer.Text, factory);
        Assert.Empty(Leftovers(read, path));
        return read;
    }

    private static T Parse<T>(string json, ParsableFactory<T> factory)
        where T : IParsable
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return Factory.GetRootParseNodeAsync("application/json", stream).GetAwaiter().GetResult().GetObjectValue(factory)!;
    }

    /// <summary>Members that the SDK's model does not know, anywhere in the answer; OData's own annotations are nobody's members.</summary>
    private static IEnumerable<string> Leftovers(object model, string path)
    {
        if (model is IAdditionalDataHolder holder)
        {
            foreach (var name in holder.AdditionalData.Keys.Where(name => name[0] != '@'))
            {
                yield return $"{path}.{name}";
            }
        }

        var properties = model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var property in properties.Where(property => property.GetIndexParameters().Length == 0 && property.Name != "BackingStore"))
        {
            var children = property.GetValue(model) switch
            {
                IParsable one => [one],
                IEnumerable many when property.PropertyType != typeof(string) => many.OfType<IParsable>(),
                _ => [],
            };
            foreach (var leftover in children.SelectMany(child => Leftovers(child, $"{path}.{property.Name}")))
            {
                yield return leftover;
            }
        }
    }
}
