namespace PersistentObjects.Testing;

/// <summary>Any subset survives.</summary>
/// <remarks>
/// Each power cut has its own odds, the extremes among them: with even odds for every piece, "all of this write, nothing
/// of that one" would hardly ever come up, and that is what finds a missing sync.
/// </remarks>
sealed class RandomSurvival : Survival
{
    static readonly double[] Odds = [0, 0.1, 0.5, 0.9, 1];

    readonly Dictionary<string, double> _keepsOfFile = [];
    readonly Random _random;
    readonly double _keepsEntry;
    readonly double _damages;

    public RandomSurvival(Random random)
    {
        _random = random;
        _keepsEntry = PickOdds();
        _damages = PickOdds();
    }

    public override bool KeepsEntry(string path) => _random.NextDouble() < _keepsEntry;

    public override bool KeepsLength(string path) => _random.NextDouble() < OddsOf(path);

    public override PieceFate DecidePiece(string path, long offset)
    {
        if (_random.NextDouble() < OddsOf(path)) return PieceFate.Written;
        if (_random.NextDouble() >= _damages) return PieceFate.Old;
        return _random.Next(2) == 0 ? PieceFate.Zeros : PieceFate.Garbage;
    }

    public override void FillGarbage(Span<byte> bytes) => _random.NextBytes(bytes);

    double OddsOf(string path)
    {
        if (!_keepsOfFile.TryGetValue(path, out var odds)) _keepsOfFile.Add(path, odds = PickOdds());
        return odds;
    }

    double PickOdds() => Odds[_random.Next(Odds.Length)];
}
