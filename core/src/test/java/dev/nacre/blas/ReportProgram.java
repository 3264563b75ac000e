package dev.nacre.blas;

/** Prints the report of a fresh process. */
final class ReportProgram {
    private ReportProgram() {}

    public static void main(String[] arguments) {
        BlasReport.lines().forEach(System.out::println);
    }
}
