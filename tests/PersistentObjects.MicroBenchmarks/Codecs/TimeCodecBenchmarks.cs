using PersistentObjects.CompilerServices;

namespace PersistentObjects.MicroBenchmarks.Codecs;

/// <summary>Dates, times and what names something.</summary>
public class TimeCodecBenchmarks : CodecBenchmarks
{
    static readonly DateTime Moment = new(2024, 2, 29, 12, 30, 15, DateTimeKind.Utc);

    static readonly CodecCase[] All =
    [
        new CodecCase<DateTime>("DateTime", ValueCodecs.DateTime, Moment, DateTime.MinValue),
        new CodecCase<DateTimeOffset>("DateTimeOffset", ValueCodecs.DateTimeOffset, Moment, new DateTimeOffset(Moment).ToOffset(TimeSpan.FromHours(2))),
        new CodecCase<DateOnly>("DateOnly", ValueCodecs.DateOnly, DateOnly.FromDateTime(Moment), DateOnly.MinValue),
        new CodecCase<TimeOnly>("TimeOnly", ValueCodecs.TimeOnly, TimeOnly.FromDateTime(Moment), TimeOnly.MinValue),
        new CodecCase<TimeSpan>("TimeSpan", ValueCodecs.TimeSpan, Moment.TimeOfDay, TimeSpan.MinValue),
        new CodecCase<Guid>("Guid", ValueCodecs.Guid, new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), Guid.Empty),
        new CodecCase<Uri>("Uri", ValueCodecs.Uri, new Uri("https://example.org/a/b?c=d"), new Uri("a/b", UriKind.Relative)),
        new CodecCase<Version>("Version", ValueCodecs.Version, new Version(1, 2), new Version(1, 2, 3, 4)),
    ];

    private protected override IReadOnlyList<CodecCase> Cases => All;
}
