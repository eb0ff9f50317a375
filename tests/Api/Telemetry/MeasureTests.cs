using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Telemetry;
using OutlookCrm.Tests.Customers;
using Xunit;

namespace OutlookCrm.Tests.Telemetry;

public sealed class MeasureTests
{
    [Fact]
    public async Task The_meter_counts_what_happened_and_its_tags_hold_nobody()
    {
        await using var world = await Erasure.StartAsync();
        var measured = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var listener = Listen(world.Host.ApiServices.GetRequiredService<IMeterFactory>(), measured);
        await world.AddZsofiaAsync();
        var mail = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", "maria@contoso.example", "Qanary subject", "Qanary text.");
        await world.CardAsync(Erasure.Zsofia, mail.Maria.InternetMessageId);
        world.Host.Faults.Set(new Fault("graph", Status: 429, RetryAfter: "0", Times: 1));
        await Erasure.LogAsync(world.Maria, mail.Maria);
        await Erasure.LogAsync(world.Nikos, mail.Nikos, 200);

        Assert.Equal(1, measured.Count(one => one.Name == "outlookcrm.mails.logged"));
        Assert.InRange(Assert.Single(measured, one => one.Name == "outlookcrm.card.duration").Value, 0.000001, 60);
        Assert.Contains("429", Assert.Single(measured, one => one.Name == "outlookcrm.graph.throttles").Tags, StringComparison.Ordinal);
        var storage = measured.Where(one => one.Name == "outlookcrm.storage.requests").Select(one => one.Tags).ToHashSet();
        Assert.Superset(
            new HashSet<string> { "operation=commit engine=", "operation=find engine=", "operation=read engine=" },
            storage.Select(tags => tags[..(tags.IndexOf("engine=", StringComparison.Ordinal) + 7)]).ToHashSet());
        Assert.All(storage, tags => Assert.Matches("engine=(sqlite|tables)$", tags));
        Assert.DoesNotContain(
            measured, one => one.Tags.Contains('@') || one.Tags.Contains(Erasure.Canary, StringComparison.OrdinalIgnoreCase));
    }

    // Every world has a meter of its own under the same name; this world's is made by its own factory.
    private static MeterListener Listen(IMeterFactory world, ConcurrentQueue<(string, double, string)> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == Measures.Meter && ReferenceEquals(instrument.Meter.Scope, world))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        listener.Start();
        return listener;
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
