# --- fora do horário, e durante a atualização ---
hours-title = Este terminal está fechado agora
hours-message = Volte no horário de abertura, ou vá a outro local.
hours-opens-today = Abre hoje às { $time }
hours-opens-tomorrow = Abre amanhã às { $time }
hours-opens-day = Abre: { $date }, às { $time }
updating-title = Este terminal está a ser atualizado
updating-message = Demora alguns minutos. Volte depois, ou use outro terminal.
updating-reason = Tudo o que foi entregue está guardado.
