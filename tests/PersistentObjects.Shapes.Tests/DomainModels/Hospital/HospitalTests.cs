using Store = Hospitals.Hospital;

namespace PersistentObjects.Shapes.Tests.DomainModels.Hospital;

sealed class HospitalTests
{
    static readonly DateTimeOffset Eight = new(2026, 11, 2, 8, 0, 0, TimeSpan.FromHours(1));
    static readonly Guid AnnNumber = new("00000000-0000-4000-8000-0000000000a1");

    [Test]
    public void A_hospital_survives_restarts() => Restarts.Survive(
        Store.Open,
        hospital =>
        {
            var ward = new Store.Ward("East", 12);
            var doctor = hospital.Add(new Store.Doctor("Dr Blackwell") { Ward = ward, OnCall = [DayOfWeek.Monday, (DayOfWeek)9] });
            var ann = hospital.Add(new Store.Patient(AnnNumber, "Ann"));
            ann.Admit(ward);
            ann.Measure(new() { At = Eight, Temperature = 38.5f, Pulse = 91 });
            ann.Measure(new() { At = Eight.AddHours(1), BloodPressure = (120, 80) });
            hospital.Book(doctor, ann, Eight, TimeSpan.FromMinutes(30));
        },
        hospital =>
        {
            var ann = hospital.Patients.ByNumber[AnnNumber];
            var doctor = hospital.Doctors.ByName["Dr Blackwell"];
            ann.Ward.ShouldBeSameAs(doctor.Ward);
            ann.Chart.Select(signs => signs.IsFever).ShouldBe([true, false]);
            ann.Chart[1].ShouldBe(new Hospitals.VitalSigns { At = Eight.AddHours(1), BloodPressure = (120, 80) });
            Should.Throw<InvalidOperationException>(() => hospital.Book(doctor, ann, Eight.AddMinutes(29), TimeSpan.FromHours(1)));
            hospital.Appointments.ByDoctor[doctor].Single().Cancel();
            hospital.Book(doctor, ann, Eight.AddMinutes(29), TimeSpan.FromHours(1));
            Should.Throw<InvalidOperationException>(() => ann.Admit(doctor.Ward!));
        },
        hospital =>
        {
            var ann = hospital.Patients.Single();
            hospital.Appointments.ByPatient[ann].Select(appointment => appointment.IsCancelled).ShouldBe([true, false]);
            ann.Discharge();
            ann.Allergies = "";
        },
        hospital =>
        {
            hospital.Patients.ByWard.Count(null).ShouldBe(1);
            hospital.Patients.Single().Allergies.ShouldBe("", "empty is not null");
            hospital.Write(() =>
            {
                foreach (var appointment in hospital.Appointments) appointment.Cancel("closed");
            });
        });
}
