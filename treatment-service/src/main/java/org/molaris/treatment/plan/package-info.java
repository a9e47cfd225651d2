/** Treatment plans, their steps, and the patients' procedures that steps place in plans. */
package org.molaris.treatment.plan;
