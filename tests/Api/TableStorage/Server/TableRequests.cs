using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>From a request of the protocol to the account and back to an answer.</summary>
internal sealed class TableRequests(TableAccount account, string accountPath)
{
    /// <summary>What is asked for, as far as the request line and headers tell.</summary>
    /// <exception cref="ServiceError">400 or 405: nothing this service does.</exception>
    public static RequestKind KindOf(string method, string? tunnelled, AddressKind address) =>
        (method == "POST" && tunnelled is not null ? tunnelled : method, address) switch
        {
            ("POST", AddressKind.Tables) => RequestKind.CreateTable,
            ("GET", AddressKind.Tables) => RequestKind.ListTables,
            ("DELETE", AddressKind.Table) => RequestKind.DeleteTable,
            ("POST", AddressKind.Rows) => RequestKind.Insert,
            ("GET", AddressKind.Rows) => RequestKind.Query,
            ("GET", AddressKind.Row) => RequestKind.Get,
            ("PUT", AddressKind.Row) => RequestKind.Replace,
            ("MERGE" or "PATCH", AddressKind.Row) => RequestKind.Merge,
            ("DELETE", AddressKind.Row) => RequestKind.Delete,
            ("POST", AddressKind.Batch) => RequestKind.Batch,
            _ => throw new ServiceError(405, "MethodNotAllowed", "The requested method is not allowed on the specified resource."),
        };

    public Reply Do(RequestKind kind, Address address, HttpRequest request, byte[] body, int? shortPage) => kind switch
    {
        RequestKind.CreateTable => Create(request, body),
        RequestKind.ListTables => List(request),
        RequestKind.DeleteTable => DeleteTable(address.Table!),
        RequestKind.Get => Get(address, request),
        RequestKind.Query => Query(address.Table!, request, shortPage),
        RequestKind.Batch => Batch(BatchBody.Read(request.ContentType, body, accountPath)),
        _ => Write(RowWrite.Read(kind, address, IfMatch(request), body), request.Headers["Prefer"]),
    };

    private Reply Create(HttpRequest request, byte[] body)
    {
        var name = RowJson.ReadTable(body);
        account.Create(name);
        return request.Headers["Prefer"] == "return-no-content"
            ? Reply.Empty(204).With("Preference-Applied", "return-no-content")
            : Reply.Of(201, json => json.WriteString("TableName", name));
    }

    private Reply DeleteTable(string name)
    {
        account.Delete(name);
        return Reply.Empty(204);
    }

    private Reply List(HttpRequest request)
    {
        var (matches, _, _) = RowFilter.Parse(request.Query["$filter"]);
        var limit = Top(request);
        var names = account.Names(Token.Read(request.Query["NextTableName"]) ?? "", limit);
        var reply = Reply.Of(200, json =>
        {
            json.WriteStartArray("value");
            foreach (var name in names.Take(limit).Where(name => matches(new("", "", [new("TableName", name)], default))))
            {
                json.WriteStartObject();
                json.WriteString("TableName", name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return reply.With("x-ms-continuation-NextTableName", names.Count > limit ? Token.Write(names[limit]) : null);
    }

    private Reply Get(Address address, HttpRequest request)
    {
        var row = account.Get(address.Table!, address.PartitionKey!, address.RowKey!);
        var select = Select(request);
        return Reply.Of(200, json => RowJson.Write(json, row, select)).With("ETag", row.ETag);
    }

    private Reply Query(string table, HttpRequest request, int? shortPage)
    {
        var select = Select(request);
        var limit = Math.Min(Top(request), shortPage ?? int.MaxValue);
        var from = Token.Read(request.Query["NextPartitionKey"]) is { } partition
            ? (partition, Token.Read(request.Query["NextRowKey"]) ?? "")
            : ((string, string)?)null;
        var (rows, next) = account.Query(table, request.Query["$filter"], limit, from);
        var reply = Reply.Of(200, json =>
        {
            json.WriteString("odata.metadata", $"{request.Scheme}://{request.Host}{accountPath}$metadata#{table}");
            json.WriteStartArray("value");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                RowJson.Write(json, row, select);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return reply
            .With("x-ms-continuation-NextPartitionKey", next is null ? null : Token.Write(next.PartitionKey))
            .With("x-ms-continuation-NextRowKey", next is null ? null : Token.Write(next.RowKey));
    }

    private Reply Write(RowWrite write, string? prefer)
    {
        var after = account.Write([write], out _)[0];
        return Answer(write, after, prefer);
    }

    private static Reply Answer(RowWrite write, StoredRow? after, string? prefer) =>
        write.Kind == RequestKind.Insert && prefer != "return-no-content"
            ? Reply.Of(201, json => RowJson.Write(json, after!, null)).With("ETag", after!.ETag)
            : Reply.Empty(204).With("ETag", after?.ETag).With(
                "Preference-Applied", write.Kind == RequestKind.Insert ? "return-no-content" : null);

    private Reply Batch(IReadOnlyList<BatchPart> parts)
    {
        var index = 0;
        try
        {
            var writes = new List<RowWrite>(parts.Count);
            var rows = new HashSet<string>(StringComparer.Ordinal);
            for (; index < parts.Count; index++)
            {
                if (index == RowRules.RowsPerBatch)
                {
                    throw ServiceError.Invalid("The batch request operation exceeds the maximum 100 changes per change set.");
                }

                var write = Read(parts[index]);
                if (write.Table != (writes.Count > 0 ? writes[0].Table : write.Table)
                    || (writes.Count > 0 && write.PartitionKey != writes[0].PartitionKey))
                {
                    throw new ServiceError(
                        400, "CommandsInBatchActOnDifferentPartitions", "All commands in a batch must operate on same entity group.");
                }

                if (!rows.Add(write.RowKey))
                {
                    throw new ServiceError(
                        400,
                        "InvalidDuplicateRow",
                        "The batch request contains multiple changes with same row key. An entity can appear only once in a "
                + "batch request.");
                }

                writes.Add(write);
            }

            var after = account.Write(writes, out index);
            return Reply.Batch(
                writes.Zip(after, parts).Select(one => Answer(one.First, one.Second, one.Third.Headers.GetValueOrDefault("Prefer"))));
        }
        catch (ServiceError error)
        {
            return Reply.Batch([Reply.Error(error.At(index))]);
        }
    }

    private static RowWrite Read(BatchPart part)
    {
        var address = Address.Parse(part.RawPath);
        var kind = KindOf(part.Method, part.Headers.GetValueOrDefault("X-HTTP-Method"), address.Kind);
        return kind is RequestKind.Insert or RequestKind.Replace or RequestKind.Merge or RequestKind.Delete
            ? RowWrite.Read(kind, address, part.Headers.GetValueOrDefault("If-Match"), part.Body)
            : throw ServiceError.Invalid("A changeset writes rows and nothing else.");
    }

    private static string? IfMatch(HttpRequest request) => request.Headers.TryGetValue("If-Match", out var value) ? value.ToString() : null;

    private static HashSet<string>? Select(HttpRequest request) =>
        request.Query.TryGetValue("$select", out var names) && names != "*"
            ? [.. names.ToString().Split(',', StringSplitOptions.TrimEntries)]
            : null;

    private static int Top(HttpRequest request)
    {
        if (!request.Query.TryGetValue("$top", out var text))
        {
            return RowRules.RowsPerPage;
        }

        return int.TryParse(text, CultureInfo.InvariantCulture, out var top) && top is > 0 and <= RowRules.RowsPerPage
            ? top
            : throw ServiceError.Invalid("$top is 1 to 1000.");
    }

    /// <summary>Continuation tokens, opaque to clients; one that was tampered with is refused.</summary>
    private static class Token
    {
        public static string Write(string key) =>
            $"1!{key.Length}!{Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}";

        public static string? Read(string? token)
        {
            if (string.IsNullOrEmpty(token))
            {
                return null;
            }

            try
            {
                var parts = token.Split('!');
                var base64 = parts[2].Replace('-', '+').Replace('_', '/');
                var key = Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
                return key.Length.ToString(CultureInfo.InvariantCulture) == parts[1]
                    ? key
                    : throw ServiceError.Invalid("The continuation token is damaged.");
            }
            catch (Exception problem) when (problem is FormatException or IndexOutOfRangeException)
            {
                throw ServiceError.Invalid("The continuation token is damaged.");
            }
        }
    }
}
