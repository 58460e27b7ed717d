using PersistentObjects.Collections;

namespace PersistentObjects.Tests.Collections;

/// <summary>Every operation against the same of List, and older versions against what they were.</summary>
public class SequenceTests
{
    [Test]
    public void Random_changes_do_what_a_list_does([Values(1, 2, 3)] int seed, [Values(80, 6000)] int size)
    {
        var random = new Random(seed);
        var (list, model) = (Sequence<string>.Empty, new List<string>());
        var older = new List<(Sequence<string> List, string[] Elements)>();
        for (var step = 0; step < 600; step++)
        {
            var grows = random.Next(100) < (step / 200 % 2 == 0 ? 75 : 25);
            if (grows) Grow();
            else Shrink();
            list.Count.ShouldBe(model.Count);
            if (model.Count > 0 && random.Next(3) > 0)
            {
                var index = random.Next(model.Count);
                model[index] = $"set {step}";
                list = list.SetItem(index, model[index]);
            }
            RopeShape.ShouldBeSound(list);
            Check(list, model, random);
            if (random.Next(20) == 0) older.Add((list, [.. model]));
            // Back to an older version now and then, as after a rollback, while newer ones go on to exist.
            if (random.Next(50) > 0 || older.Count == 0) continue;
            (list, var back) = older[random.Next(older.Count)];
            model = [.. back];
        }
        foreach (var (was, elements) in older) ToArray(was).ShouldBe(elements);

        void Grow()
        {
            var added = Enumerable.Range(0, random.Next(4) == 0 ? random.Next(size / 4) : random.Next(4)).Select(i => $"{seed} {i}").ToArray();
            var index = random.Next(model.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    foreach (var one in added) list = list.Add(one);
                    model.AddRange(added);
                    break;
                case 1:
                    list = list.AddRange(added);
                    model.AddRange(added);
                    break;
                case 2:
                    list = list.InsertRange(index, added);
                    model.InsertRange(index, added);
                    break;
                default:
                    list = list.Insert(index, "one");
                    model.Insert(index, "one");
                    break;
            }
        }

        void Shrink()
        {
            if (model.Count == 0) return;
            var index = random.Next(5) == 0 ? model.Count - 1 : random.Next(model.Count);
            var count = random.Next(4) == 0 ? random.Next(model.Count - index + 1) : 1;
            list = count == 1 ? list.RemoveAt(index) : list.RemoveRange(index, count);
            model.RemoveRange(index, count);
        }
    }

    [Test]
    public void A_list_that_is_cut_to_pieces_and_grows_again_stays_sound([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        var model = Enumerable.Range(0, 70_000).Select(i => (long)i).ToList();
        var list = Sequence<long>.From([.. model]);
        for (var round = 0; round < 40; round++)
        {
            var (index, count) = (random.Next(model.Count), random.Next(3000));
            count = Math.Min(count, model.Count - index);
            list = list.RemoveRange(index, count);
            model.RemoveRange(index, count);
            index = random.Next(model.Count + 1);
            var added = Enumerable.Range(0, random.Next(2500)).Select(i => (long)-i).ToArray();
            list = list.InsertRange(index, added);
            model.InsertRange(index, added);
            for (var i = random.Next(200); i > 0; i--)
            {
                list = list.Add(i);
                model.Add(i);
            }
            RopeShape.ShouldBeSound(list);
            ToArray(list).SequenceEqual(model).ShouldBeTrue();
        }
    }

    [Test]
    public void Ends_can_be_taken_away_one_by_one([Values] bool first)
    {
        var list = Sequence<int>.From([.. Enumerable.Range(0, 5000)]);
        for (var count = 5000; count > 0; count--)
        {
            list[first ? 0 : count - 1].ShouldBe(first ? 5000 - count : count - 1);
            list = list.RemoveAt(first ? 0 : count - 1);
        }
        (list.Count, list.Root).ShouldBe((0, null));
    }

    [Test]
    public void What_is_left_of_a_large_list_lies_no_deeper_than_it_must()
    {
        int[] elements = [.. Enumerable.Range(0, 65_536 + 130)];
        var list = Sequence<int>.From(elements);
        for (var cut = 1000; cut < elements.Length; cut += 500)
        {
            var rest = list.RemoveRange(0, cut);
            RopeShape.ShouldBeSound(rest);
            ToArray(rest).AsSpan().SequenceEqual(elements.AsSpan(cut)).ShouldBeTrue();
        }
        RopeBranch.HeightOf(list.Root!).ShouldBe(3);
        RopeBranch.HeightOf(list.RemoveRange(0, 65_536).Root!).ShouldBe(1);
    }

    static void Check(Sequence<string> list, List<string> model, Random random)
    {
        ToArray(list).AsSpan().SequenceEqual([.. model]).ShouldBeTrue();
        if (model.Count == 0) return;
        var index = random.Next(model.Count);
        var count = random.Next(model.Count - index + 1);
        list[index].ShouldBe(model[index]);
        var sought = model[random.Next(model.Count)];
        list.IndexOf(sought, index, count, null).ShouldBe(model.IndexOf(sought, index, count));
        list.LastIndexOf(sought, index, index + 1, null).ShouldBe(model.LastIndexOf(sought, index, index + 1));
        list.LastIndexOf(sought, index, (index + 1) / 2, null).ShouldBe(model.LastIndexOf(sought, index, (index + 1) / 2));
        list.IndexOf("SET 7", 0, list.Count, StringComparer.OrdinalIgnoreCase).ShouldBe(model.IndexOf("set 7"));
        var copy = new string[count];
        list.CopyTo(index, copy);
        copy.AsSpan().SequenceEqual([.. model[index..(index + count)]]).ShouldBeTrue();
        var entries = list.EnumerateFrom(index);
        for (; index < model.Count; index++)
        {
            entries.MoveNext().ShouldBeTrue();
            if (!ReferenceEquals(entries.Current, model[index])) entries.Current.ShouldBe(model[index]);
        }
        entries.MoveNext().ShouldBeFalse();
        entries.MoveNext().ShouldBeFalse();
    }

    static T[] ToArray<T>(Sequence<T> list)
    {
        var elements = new List<T>();
        foreach (var element in list) elements.Add(element);
        return [.. elements];
    }
}
