using System.Globalization;
using System.Runtime.InteropServices;

namespace OutlookCrm.Benchmarks;

/// <summary>Prints figures as lines of a table, each beside the peer or limit it was measured against in this run.</summary>
internal sealed class Report(TextWriter to)
{
    /// <summary>What the figures were measured on.</summary>
    public void Machine()
    {
#if DEBUG
        to.WriteLine("A Debug build: its figures mean nothing. Add -c Release.");
#endif
        to.WriteLine(
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, "
                + $"{DateTime.UtcNow:yyyy-MM-dd HH:mm}Z");
    }

    /// <summary>Begins a table; <paramref name="peer"/> says what the ratios compare with.</summary>
    public void Section(string title, string peer)
    {
        to.WriteLine();
        to.WriteLine(title);
        to.WriteLine($"  ratio: {peer}");
        to.WriteLine($"  {"",-38}{"per second",14}{"p50",12}{"p99",12}{"ratio",9}");
    }

    /// <summary>A line of the table.</summary>
    public void Line(string what, LoadResult measured, LoadResult? peer = null) =>
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-38}{measured.PerSecond,14:N0}{Time(measured.P50),12}{Time(measured.P99),12}"
                + $"{(peer is null ? "" : $"{measured.PerSecond / peer.PerSecond:0.00}"),9}"));

    /// <summary>Begins a table of times; <paramref name="peer"/> says what the ratios compare with.</summary>
    public void SectionOfTimes(string title, string peer)
    {
        to.WriteLine();
        to.WriteLine(title);
        to.WriteLine($"  ratio: {peer}");
        to.WriteLine($"  {"",-38}{"runs",14}{"median",12}{"p95",12}{"ratio",9}");
    }

    /// <summary>A line of a table of times; the ratio is the median's.</summary>
    public void Line(string what, IReadOnlyList<TimeSpan> times, TimeSpan? peer = null)
    {
        var median = Times.At(times, 0.50);
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-38}{times.Count,14:N0}{Time(median),12}{Time(Times.At(times, 0.95)),12}"
                + $"{(peer is null ? "" : $"{median / peer:0.00}"),9}"));
    }

    /// <summary>
    /// Begins a table of requests and what they cost the client; <paramref name="peer"/> says what both ratios compare with.
    /// </summary>
    public void SectionOfCosts(string title, string peer)
    {
        to.WriteLine();
        to.WriteLine(title);
        to.WriteLine($"  ratios: {peer}");
        to.WriteLine($"  {"",-38}{"per second",14}{"p50",12}{"ratio",9}{"CPU each",12}{"ratio",9}");
    }

    /// <summary>A line of a table of costs: requests per second and the client's processor time for one, user and system.</summary>
    public void Cost(string what, LoadResult measured, LoadResult? peer = null) =>
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-38}{measured.PerSecond,14:N0}{Time(measured.P50),12}"
                + $"{(peer is null ? "" : $"{measured.PerSecond / peer.PerSecond:0.00}"),9}{Time(measured.Cpu),12}"
                + $"{(peer is null ? "" : $"{measured.Cpu / peer.Cpu:0.00}"),9}"));

    /// <summary>Begins a table of bytes.</summary>
    public void SectionOfBytes(string title, string peer)
    {
        to.WriteLine();
        to.WriteLine(title);
        to.WriteLine($"  ratio: {peer}");
        to.WriteLine($"  {"",-38}{"bytes",14}{"ratio",9}");
    }

    /// <summary>A line of a table of bytes.</summary>
    public void Line(string what, long bytes, long? peer = null) =>
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {what,-38}{bytes,14:N0}{(peer is null ? "" : $"{(double)bytes / peer:0.00}"),9}"));

    /// <summary>Bytes of several builds, and the last one's ratio to the first one's.</summary>
    public void Bytes(string what, IReadOnlyList<long> bytes) => to.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what}: {string.Join(" and ", bytes.Select(one => $"{one / 1e6:0.0} MB"))}, ratio {(double)bytes[^1] / bytes[0]:0.00}"));

    /// <summary>Words between the figures.</summary>
    public void Note(string words) => to.WriteLine($"  {words}");

    private static string Time(TimeSpan time) => time < TimeSpan.FromMilliseconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:0.0} us")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");
}
