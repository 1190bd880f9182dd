import { list, UNKNOWN, type Words } from "./words";

/** Japanese. Words are not divided by spaces, so an entry is what stands between marks: headings, marks and columns. Sentences are not read yet. */
export const JA: Words = {
  ...UNKNOWN,
  promises: list(
    "アクションアイテム, アクション, 次のアクション, ネクストアクション, 次のステップ, 再発防止, 再発防止策, 改善策, 改善点, 改善案, 恒久対応, 恒久対策, 今後の対応, 今後の対策, 今後の課題, 今後のアクション, 対策, 予防策, フォローアップ",
  ),
  lessons: list(
    "教訓, 学び, 学んだこと, 得られた教訓, 振り返り, 反省点, うまくいかなかったこと, 悪かった点",
  ),
  never: list(
    "タイムライン, 時系列, 経緯, 参考, 参考資料, 関連資料, 参加者, うまくいったこと, 良かった点, 幸運だったこと",
  ),
  incident: list(
    "概要, サマリー, 影響, 影響範囲, 原因, 根本原因, 発生原因, 検知, 対応, 暫定対応, 復旧, 背景",
  ),
  done: list("実施済み, 対応済み"),
  nothing: list("なし, 特になし, 該当なし"),
  finished: list("完了, 済, 済み, 対応済, 対応済み"),
  ownerLabels: list("担当, 担当者"),
  dueLabels: list("期限, 期日"),
  columns: {
    ...UNKNOWN.columns,
    action: list("アクション, 対応内容, 内容, タスク, 対策"),
    owner: list("担当, 担当者"),
    due: list("期限, 期日"),
    status: list("状態, ステータス, 状況"),
    ticket: list("チケット"),
    time: list("時刻, 時間"),
    date: list("日付"),
  },
};
