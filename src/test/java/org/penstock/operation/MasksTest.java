package org.penstock.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mail to anna.rep+1@example.co.uk failed|mail to *** failed",
                "to Анна <анна@пример.рф>|to Анна <***>",
                "GET /sign-in-links/Zk3bQ9_x-aaaaaaaaaaBBBBBBBBBBcccccccccc12345AB|GET /sign-in-links/***",
                "GET /people?q=Petrova&page=2 failed|GET /people?*** failed",
                "postgres://penstock:s3cret@db/penstock is away|postgres://***@db/penstock is away",
                "jdbc:postgresql://db/penstock?user=a&password=b|jdbc:postgresql://db/penstock?***",
                "Detail: Key (email)=(anna) already exists.|Detail: Key (email)=(***)",
                "Failing row contains (1, Lena Petrova, null).|Failing row contains (***).",
                "NumberFormatException: For input string: \"Petrova\"|NumberFormatException: For input string: ***",
                "ERROR: invalid input syntax for type uuid: \"Petrova\"|ERROR: invalid input syntax for type uuid: ***",
                "Text 'Petrova' could not be parsed at index 0|Text *** could not be parsed at index 0"
            })
    void hidesWhatIsAboutPeopleOrOpensDoors(String line, String hidden) {
        assertThat(Masks.hide(line)).startsWith(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import 019ac5b6-6a0f-7c52-8c3c-0e8d4c1c1a11: applying took PT1.5S",
                "at org.penstock.deals.DealBoards$$Lambda/0x00007f.load(DealBoards.java:42)",
                "Bean org.penstock.operation.MaskedText@1a2b3c4d of AnnotationConfigServletWebServerApplicationContext",
                "select * from deal where id = ? and owner_id = ?",
                "Backup penstock-20261127-101500-scheduled.zip is whole: 12 bytes, 3 rows"
            })
    void leavesAloneWhatHelpsToMend(String line) {
        assertThat(Masks.hide(line)).isEqualTo(line);
    }

    @Test
    void isNotSlowOnLongLines() {
        String line = "a".repeat(50_000) + "@" + "b.".repeat(20_000) + "?".repeat(20_000);
        assertThat(Masks.hide(line)).hasSizeLessThanOrEqualTo(line.length() + 100);
    }
}
