using Playing;

namespace PersistentObjects.Shapes.Tests.DomainModels.Music;

sealed class MusicTests
{
    [Test]
    public void A_music_library_survives_restarts() => Restarts.Survive(
        MusicLibrary.Open,
        music =>
        {
            var band = new Artist("The Bytes");
            var ann = music.Add(new Artist("Ann") { MemberOf = [band] });
            var album = music.Add(new Album("Words", band) { Cover = new Uri("file:///covers/1.png") });
            album.Put('B', 1, new Track("Two", TimeSpan.FromSeconds(61.5)));
            album.Put('A', 1, new Track("One", TimeSpan.FromSeconds(200))
            {
                Genres = Genres.Jazz | Genres.Unclassified,
                Credits = [new(ann, "drums"), new(band, "everything else")],
            });
        },
        music =>
        {
            var band = music.Artists.ByName["The Bytes"].Single();
            var album = music.Albums.ByBy[band].Single();
            album.Tracks.Values.Select(track => track.Title).ShouldBe(["One", "Two"]);
            album.Length.ShouldBe(TimeSpan.FromSeconds(261.5));
            var one = music.Tracks.ByGenres[Genres.Jazz | Genres.Unclassified].Single();
            one.Credits[0].ToString().ShouldBe("Ann (drums)");
            float.IsNegative(one.Gain).ShouldBeTrue();
            var playlist = music.Add(new Playlist { Name = "Loop" });
            playlist.Append(one, album.Tracks[('B', 1)], one);
            for (var i = 0; i < 3; i++) music.Skip(playlist);
        },
        music =>
        {
            var playlist = music.Playlists.ByName["Loop"];
            playlist.Current!.Plays.ShouldBe(2u);
            playlist.Tracks[0].ShouldBeSameAs(playlist.Tracks[2]);
            Should.Throw<InvalidOperationException>(() => music.Skip(playlist));
            playlist.Current.Gain = float.NaN;
            playlist.Current.Genres = (Genres)(1UL << 40);
            Should.Throw<ArgumentOutOfRangeException>(() => new Track("None", default));
        },
        music =>
        {
            music.Tracks.ByGenres.Count((Genres)(1UL << 40)).ShouldBe(1);
            music.Artists.ByName["Ann"].Single().MemberOf = [];
        });
}
