using System.Net.Http.Json;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

public sealed class LogRequestTests(Company company)
{
    [Theory]
    [InlineData("itemId", null, "<1@mail.example>", null)]
    [InlineData("itemId", "", "<1@mail.example>", null)]
    [InlineData("itemId", "  ", "<1@mail.example>", null)]
    [InlineData("itemId", 1_025, "<1@mail.example>", null)]
    [InlineData("internetMessageId", "AAMk", null, null)]
    [InlineData("internetMessageId", "AAMk", "", null)]
    [InlineData("internetMessageId", "AAMk", " \t", null)]
    [InlineData("mailbox", "AAMk", "<1@mail.example>", "")]
    [InlineData("mailbox", "AAMk", "<1@mail.example>", "a@")]
    [InlineData("mailbox", "AAMk", "<1@mail.example>", 321)]
    public async Task A_request_that_names_no_mail_is_refused_with_the_field(string field, object? item, object? message, object? mailbox)
    {
        using var refused = await company.Maria.PostAsJsonAsync("/api/correspondence",
            new { itemId = Text(item), internetMessageId = Text(message), mailbox = Text(mailbox) });
        var errors = (await refused.IsProblemAsync(400, "invalid-request")).GetProperty("errors");
        Assert.Equal(field, Assert.Single(errors.EnumerateObject()).Name);

        static string? Text(object? given) => given is int length ? new('x', length) : (string?)given;
    }
}
