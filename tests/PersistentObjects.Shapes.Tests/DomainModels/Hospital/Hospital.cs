using System.Collections.Immutable;
using PersistentObjects;

namespace Hospitals;

/// <summary>The vital signs at one moment; what was not measured is null.</summary>
public sealed record VitalSigns
{
    public required DateTimeOffset At { get; init; }

    public float? Temperature { get; init; }

    public (short Systolic, short Diastolic)? BloodPressure { get; init; }

    public byte? Pulse { get; init; }

    public bool IsFever => Temperature >= 38;
}

public sealed partial class Hospital : PersistentStore
{
    public partial Extent<Patient> Patients { get; }

    public partial Extent<Doctor> Doctors { get; }

    public partial Extent<Appointment> Appointments { get; }

    public Appointment Book(Doctor doctor, Patient patient, DateTimeOffset start, TimeSpan length) => Write(() =>
    {
        var clash = Appointments.ByDoctor[doctor].FirstOrDefault(other => !other.IsCancelled && other.Overlaps(start, length));
        if (clash is not null) throw new InvalidOperationException($"{doctor.Name} sees {clash.Patient.Name} then.");
        return Add(new Appointment(doctor, patient, start, length));
    });

    /// <summary>Persistent classes may be nested in other types, also in the store.</summary>
    [Persistent]
    public sealed partial class Ward
    {
        public Ward(string name, ushort beds) => (Name, Beds) = (name, beds);

        [Unique]
        public partial string Name { get; set; }

        public partial ushort Beds { get; set; }
    }

    [Persistent]
    public sealed partial class Doctor
    {
        public Doctor(string name) => Name = name;

        [Unique]
        public partial string Name { get; set; }

        public partial Ward? Ward { get; set; }

        public partial ImmutableArray<DayOfWeek> OnCall { get; set; } = [];
    }

    [Persistent]
    public partial class Patient
    {
        public Patient(Guid number, string name) => (Number, Name) = (number, name);

        [Unique]
        public partial Guid Number { get; private set; }

        public partial string Name { get; set; }

        [Index]
        public partial Ward? Ward { get; private set; }

        public partial ImmutableList<VitalSigns> Chart { get; private set; } = [];

        public partial string? Allergies { get; set; }

        public void Admit(Ward ward) =>
            Ward = Ward is null ? ward : throw new InvalidOperationException($"{Name} is in ward {Ward.Name} already.");

        public void Discharge() => Ward = null;

        public void Measure(VitalSigns signs) => Chart = Chart.Add(signs);
    }

    [Persistent]
    public sealed partial class Appointment
    {
        internal Appointment(Doctor doctor, Patient patient, DateTimeOffset start, TimeSpan length) =>
            (Doctor, Patient, Start, Length) = (doctor, patient, start, length);

        [Index]
        public partial Doctor Doctor { get; private init; }

        [Index]
        public partial Patient Patient { get; private init; }

        public partial DateTimeOffset Start { get; private set; }

        public partial TimeSpan Length { get; private set; }

        public partial bool IsCancelled { get; private set; }

        public partial string? Reason { get; private set; }

        public DateTimeOffset End => Start + Length;

        public bool Overlaps(DateTimeOffset start, TimeSpan length) => start < End && Start < start + length;

        public void Cancel(string? reason = null) => (IsCancelled, Reason) = (true, reason);
    }
}
