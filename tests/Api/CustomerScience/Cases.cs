using FsCheck;

namespace OutlookCrm.Tests.CustomerScience;

/// <summary>How many cases a property of the numerics is tried on: the same ones in every run, so that a build never fails by luck. Another
/// seed looks further.</summary>
internal static class Cases
{
    public static Config Of(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20261122, 4711);
}
