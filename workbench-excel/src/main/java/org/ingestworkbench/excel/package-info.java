/**
 * Rows of an Excel workbook: {@link org.ingestworkbench.excel.XlsxTable} reads the cells of a
 * sheet.
 */
@NullMarked
package org.ingestworkbench.excel;

import org.jspecify.annotations.NullMarked;
