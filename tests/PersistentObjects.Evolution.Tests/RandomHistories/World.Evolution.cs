namespace PersistentObjects.Evolution.Tests.RandomHistories;

/// <content>Changes of the program. Each says in the model what it does to the objects that are there.</content>
sealed partial class World
{
    /// <summary>Makes some changes for the next version.</summary>
    /// <returns>Whether a migration is among them.</returns>
    public bool Evolve(int version)
    {
        if (Classes.Count == 0) AddClass();
        var migrations = Revivals.Count;
        Action[] changes =
        [
            AddClass, AddProperty, AddProperty, RenameProperty, Widen, Widen, Convert, Retire, () => Revive(version), () => Revive(version),
            MoveClass, InsertBase, RemoveBase, MoveToBase, AddClass, RetireClass, RetireClass, ChangeEnum, ChangeRecord, DropRetired, ForgetMigration,
        ];
        for (var i = random.Next(3, 7); i > 0; i--) Pick(changes)();
        return Revivals.Count > migrations;
    }

    void AddClass()
    {
        if (Classes.Count == 4) return;
        Classes.Add(new ModelClass(++_lastName, Fresh("C")));
        for (var i = 0; i < 3; i++) AddTo(Classes[^1], NewKind());
    }

    void AddProperty() => AddTo(Pick(Classes), NewKind());

    ModelProperty AddTo(ModelClass c, Kind kind)
    {
        var property = new ModelProperty(Fresh("P"), kind);
        c.Properties.Add(property);
        foreach (var o in Objects.Where(o => o.Class == c)) o.Values[property] = property.Initial;
        return property;
    }

    void RenameProperty() => AnyProperty()?.Property.Rename(Fresh("P"));

    void Widen()
    {
        if (AnyProperty() is not { Property: var property }) return;
        Kind[] wider = [.. property.Kind.Wider];
        if (wider.Length == 0) return;
        property.Kind = Pick(wider);
    }

    /// <summary>A type that holds other values: the model does to all objects what the method does.</summary>
    void Convert()
    {
        if (AnyProperty() is not { Property: { Conversion: null } property } found || IsToBeMigrated(property)) return;
        Func<object?, object?> convert;
        switch (property.Kind)
        {
            case NumberKind number:
                property.Conversion = $"string METHOD({number.Number}? old) => old is {{ }} value ? FormattableString.Invariant($\"n{{value}}\") : \"none\";";
                property.Kind = new TextKind(false);
                convert = old => old is null ? "none" : $"n{old}";
                break;
            case TextKind:
                property.Conversion = "int METHOD(string? old) => old?.Length ?? -1;";
                property.Kind = new NumberKind("int", false);
                convert = old => old is string text ? text.Length : -1L;
                break;
            default:
                return;
        }
        // An object that was written before the property was added gets what the initializer gives today.
        property.Initial = convert(property.Initial);
        foreach (var o in Objects.Where(o => o.Class == found.Class)) o.Values[property] = convert(o.Values[property]);
        Forget(property);
    }

    /// <summary>The values stay in the model, where nobody shows them.</summary>
    void Retire()
    {
        if (AnyProperty() is not { } found || found.Class.Properties.Count < 2 || IsToBeMigrated(found.Property)) return;
        found.Class.Properties.Remove(found.Property);
        found.Class.Retired.Add(new RetiredProperty(found.Property));
        Forget(found.Property);
    }

    void DropRetired()
    {
        RetiredProperty[] kept = [.. Classes.SelectMany(c => c.Retired).Where(retired => !retired.DropsData && Revivals.TrueForAll(revival => revival.Retired != retired))];
        if (kept.Length > 0) Pick(kept).DropsData = true;
    }

    /// <summary>A new property gets what was kept of a retired one, by a migration.</summary>
    void Revive(int version)
    {
        var c = Pick(Classes);
        RetiredProperty[] kept =
        [
            .. c.Retired.Where(retired => !retired.DropsData && retired.Property is { Kind: not (SequenceKind or PointKind), Conversion: null } && Revivals.TrueForAll(revival => revival.Retired != retired)),
        ];
        if (kept.Length == 0) return;
        var retired = Pick(kept);
        var property = AddTo(c, retired.Property.Kind);
        property.Initial = retired.Property.Initial;
        foreach (var o in Objects.Where(o => o.Class == c)) o.Values[property] = o.Values.TryGetValue(retired.Property, out var value) ? value : property.Initial;
        Revivals.Add(new Revival($"{version:00} {property.Name}", c, retired, property));
    }

    /// <summary>A migration need not stay for ever.</summary>
    void ForgetMigration()
    {
        if (Revivals.Count > 0 && _migrated.Contains(Revivals[0])) Revivals.RemoveAt(0);
    }

    bool IsToBeMigrated(ModelProperty target) => Revivals.Exists(revival => revival.Target == target && !_migrated.Contains(revival));

    /// <summary>A migration that sets a property goes with it, or when it would set another type.</summary>
    void Forget(ModelProperty target) => Revivals.RemoveAll(revival => revival.Target == target);

    void MoveClass() => Pick(Classes).Move(Pick(["", "Inner", "Other.Deep"]), Fresh("C"));

    void InsertBase()
    {
        var c = Pick(Classes);
        if (c.Base is null) c.Base = Fresh("B");
    }

    void RemoveBase()
    {
        var c = Pick(Classes);
        c.Base = null;
        foreach (var property in c.Properties) property.IsInBase = false;
    }

    void MoveToBase()
    {
        if (AnyProperty() is { } found && found.Class.Base is not null) found.Property.IsInBase = true;
    }

    void RetireClass()
    {
        var c = Pick(Classes);
        var kinds = Classes.SelectMany(other => other.Properties.Concat(other.Retired.Select(retired => retired.Property))).Select(property => property.Kind);
        if (Classes.Count < 3 || kinds.OfType<ReferenceKind>().Any(reference => reference.Target == c)) return;
        Classes.Remove(c);
        RetiredClasses.AddRange([c.FullName, .. c.Formers]);
        Objects.RemoveAll(o => o.Class == c);
        Revivals.RemoveAll(revival => revival.Class == c);
    }

    void ChangeEnum()
    {
        if (random.Next(2) == 0) Names.EnumType = "int";
        if (random.Next(2) == 0) Names.Enum.Rename(Fresh("E"));
        Names.EnumMembers[random.Next(Names.EnumMembers.Length)] = Fresh("E");
    }

    void ChangeRecord()
    {
        var record = Names.Record;
        Pick<Action>(
        [
            () => { record.Rename(Fresh("R")); record.HasMore = true; },
            () => Pick(record.Members).Rename(Fresh("M")),
            () => record.Number = Pick<string>([.. NumberKind.WiderThan(record.Number), record.Number]),
            () => record.IsTurned = !record.IsTurned,
            () => record.HasMore = true,
        ])();
    }

    (ModelClass Class, ModelProperty Property)? AnyProperty()
    {
        var c = Pick(Classes);
        return c.Properties.Count == 0 ? null : (c, Pick(c.Properties));
    }

    Kind NewKind() => random.Next(7) switch
    {
        0 => new NumberKind(Pick<string>([.. NumberKind.Numbers]), random.Next(3) == 0),
        1 => new NumberKind("short", false),
        2 => new TextKind(random.Next(2) == 0),
        3 => new SequenceKind(Pick<string>(["short", "int"]), random.Next(2) == 0),
        4 => new ColourKind(),
        5 => new PointKind(),
        _ => new ReferenceKind(Pick(Classes)),
    };
}
