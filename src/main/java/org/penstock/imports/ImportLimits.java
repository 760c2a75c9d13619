package org.penstock.imports;

/** How much one import may hold. */
public final class ImportLimits {
    /** Files, and sheets of workbooks, of one import. */
    public static final int FILES_MAX = 20;
    /** Bytes of one file. */
    public static final long FILE_BYTES = 200L * 1024 * 1024;
    /** Bytes of a workbook once it is unpacked. */
    public static final long UNPACKED_BYTES = 2L * 1024 * 1024 * 1024;
    /** Bytes of a workbook's texts and styles once they are unpacked; they are held in memory. */
    public static final long UNPACKED_TEXT_BYTES = 128L * 1024 * 1024;
    /** Rows of one file, the headings not counted. */
    public static final int ROWS_MAX = 1_000_000;
    /** Columns of one file. */
    public static final int COLUMNS_MAX = 500;
    /** Characters of one cell. */
    public static final int CELL_CHARS = 32_000;
    /** Characters of one row; more than that is most often a quotation mark that was never closed. */
    public static final int ROW_CHARS = 16 * 1024 * 1024;
    /** Characters of pasted rows. */
    public static final int PASTE_CHARS = 500_000;
    /** Rows of files that only add to deals of another file. */
    public static final int SUPPLEMENT_ROWS = 200_000;
    /** Rows that are planned and written at once; between two such chunks an import can be cancelled. */
    public static final int CHUNK = 1_000;
    /** Rows that one page of the plan shows. */
    public static final int PAGE = 50;
    /** Different questions that the page asks at once. */
    public static final int QUESTIONS = 50;
    /** Records left alone by an undo that the page names. */
    public static final int NAMED = 100;

    private ImportLimits() {}
}
