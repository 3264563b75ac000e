package dev.nacre.data.sequence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * How times are written, and in which unit they are counted. Months are a unit of their own, because they differ in
 * length: dates that are all the first, or all the last, day of a month are counted in months.
 */
public enum TimeScale {
    /** {@code 2024-01}. */
    MONTHS("months", text -> months(YearMonth.parse(text)), at -> month(at).toString()),
    /** {@code 2024-01-01}, in months. */
    FIRST_DAYS(
            "months",
            text -> date(text).getDayOfMonth() == 1 ? months(YearMonth.from(date(text))) : Double.NaN,
            at -> month(at).atDay(1).toString()),
    /** {@code 2024-01-31}, in months. */
    LAST_DAYS(
            "months",
            text -> date(text).plusDays(1).getDayOfMonth() == 1 ? months(YearMonth.from(date(text))) : Double.NaN,
            at -> month(at).atEndOfMonth().toString()),
    /** {@code 2024-01-31} or {@code 2024/01/31}. */
    DAYS(
            "days",
            text -> date(text).toEpochDay(),
            at -> LocalDate.ofEpochDay(Math.round(at)).toString()),
    /** {@code 20240131}. */
    COMPACT_DAYS(
            "days",
            text -> text.length() == 8
                    ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay()
                    : Double.NaN,
            at -> LocalDate.ofEpochDay(Math.round(at)).format(DateTimeFormatter.BASIC_ISO_DATE)),
    /** {@code 2024-01-31T12:00} or {@code 2024-01-31 12:00:30.5}, without a zone. */
    TIMESTAMPS(
            "seconds",
            text -> seconds(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC)),
            at -> instant(at).atOffset(ZoneOffset.UTC).toLocalDateTime().toString()),
    /** {@code 2024-01-31T12:00Z} or {@code 2024-01-31T12:00+01:00}; written in UTC. */
    INSTANTS(
            "seconds",
            text -> seconds(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()),
            at -> instant(at).toString()),
    /** Any numbers, such as years or a count of steps. */
    NUMBERS(
            "",
            Double::parseDouble,
            at -> at == Math.rint(at) && Math.abs(at) < 1e15 ? Long.toString((long) at) : Double.toString(at));

    private final String unit;
    private final ToDoubleFunction<String> read;
    private final DoubleFunction<String> write;

    TimeScale(String unit, ToDoubleFunction<String> read, DoubleFunction<String> write) {
        this.unit = unit;
        this.read = read;
        this.write = write;
    }

    /**
     * What times are counted in.
     *
     * @return months, days, seconds; empty for numbers
     */
    public String unit() {
        return unit;
    }

    /**
     * Reads a time.
     *
     * @param text without blanks around it
     * @return NaN if it is not written this way
     */
    public double at(String text) {
        try {
            double at = read.applyAsDouble(text);
            return Double.isFinite(at) ? at : Double.NaN;
        } catch (DateTimeException | NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * Writes a time.
     *
     * @param at a number of units
     * @return as the column has it
     */
    public String text(double at) {
        return write.apply(at);
    }

    private static double months(YearMonth month) {
        return month.getYear() * 12.0 + month.getMonthValue() - 1;
    }

    private static YearMonth month(double months) {
        long whole = Math.round(months);
        return YearMonth.of((int) Math.floorDiv(whole, 12L), (int) Math.floorMod(whole, 12L) + 1);
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text.replace('/', '-'));
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() * 1e-9;
    }

    private static Instant instant(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
