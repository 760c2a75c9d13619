package org.penstock.imports;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the columns of a file go, looked up once for all its rows.
 *
 * @param places the column of each target
 * @param fields the custom fields' keys by column
 */
record Layout(ImportFile file, Map<Target, Integer> places, Map<Integer, String> fields) {
    static Layout of(ImportFile file, Map<Column, String> fieldKeys) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < file.columns().size(); i++) {
            String key = fieldKeys.get(file.columns().get(i));
            if (key != null) {
                fields.put(i, key);
            }
        }
        return new Layout(file, file.places(), fields);
    }
}
