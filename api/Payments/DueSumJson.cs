namespace OutlookCrm.Payments;

/// <summary>
/// Reads and writes the sums of a summary member by member: a card reads up to 40 of them, and the generated reader, which collects the
/// arguments of a constructor, took a sixth of such a card. The JSON is the generated writer's.
/// </summary>
internal sealed class DueSumJson : JsonConverter<DueSum>
{
    public override DueSum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (on, currency, amount, count, number, first) = (default(DateOnly), "", 0m, 0, (string?)null, (decimal?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("on"u8) && reader.Read())
            {
                on = DateOnly.FromDateTime(reader.GetDateTime());
            }
            else if (reader.ValueTextEquals("currency"u8) && reader.Read())
            {
                currency = reader.GetString()!;
            }
            else if (reader.ValueTextEquals("amount"u8) && reader.Read())
            {
                amount = reader.GetDecimal();
            }
            else if (reader.ValueTextEquals("count"u8) && reader.Read())
            {
                count = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("number"u8) && reader.Read())
            {
                number = reader.GetString();
            }
            else if (reader.ValueTextEquals("firstAmount"u8) && reader.Read())
            {
                first = reader.GetDecimal();
            }
            else
            {
                reader.Skip();
            }
        }

        return new(on, currency, amount, count, number, first);
    }

    public override void Write(Utf8JsonWriter writer, DueSum value, JsonSerializerOptions options)
    {
        var text = (JsonConverter<string>)options.GetConverter(typeof(string));
        writer.WriteStartObject();
        writer.WriteString("on"u8, value.On.ToString("o", CultureInfo.InvariantCulture));
        writer.WritePropertyName("currency"u8);
        text.Write(writer, value.Currency, options);
        writer.WriteNumber("amount"u8, value.Amount);
        writer.WriteNumber("count"u8, value.Count);
        writer.WritePropertyName("number"u8);
        if (value.Number is { } number)
        {
            text.Write(writer, number, options);
        }
        else
        {
            writer.WriteNullValue();
        }

        if (value.FirstAmount is { } first)
        {
            writer.WriteNumber("firstAmount"u8, first);
        }

        writer.WriteEndObject();
    }
}
